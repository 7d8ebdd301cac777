/** The folder that holds everything of one installation, and its one owner. */
@NullMarked
package sluice.server.home;

import org.jspecify.annotations.NullMarked;
