/** What goes out to other programs and comes back from them: XMP sidecars, lists, archives of originals. */
@NullMarked
package sluice.interchange;

import org.jspecify.annotations.NullMarked;
