/** What goes out to other programs and comes back: exports, sidecars. */
@NullMarked
package sluice.server.cli.interchange;

import org.jspecify.annotations.NullMarked;
