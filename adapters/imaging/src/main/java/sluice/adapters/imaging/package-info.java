/** Pixels: decoding, scaling and encoding with native libraries. */
@NullMarked
package sluice.adapters.imaging;

import org.jspecify.annotations.NullMarked;
