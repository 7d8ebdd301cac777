/** Pixels: decoding, scaling and encoding in Java, with the libraries inside Leptonica, and with the JDK. */
@NullMarked
package sluice.adapters.imaging;

import org.jspecify.annotations.NullMarked;
