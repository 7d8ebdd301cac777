/** Formats, headers and pixels: what a file is, and the picture of it that is shown. */
@NullMarked
package sluice.image;

import org.jspecify.annotations.NullMarked;
