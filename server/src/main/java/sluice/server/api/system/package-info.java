/** The server itself: its state, its upkeep, and who uses it just now. */
@NullMarked
package sluice.server.api.system;

import org.jspecify.annotations.NullMarked;
