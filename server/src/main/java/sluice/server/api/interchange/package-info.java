/** What goes out to other programs and comes back: exports, sidecars. */
@NullMarked
package sluice.server.api.interchange;

import org.jspecify.annotations.NullMarked;
