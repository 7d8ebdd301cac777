/** Measures of quality: pixels in, numbers out, by published methods. */
@NullMarked
package sluice.analysis.quality;

import org.jspecify.annotations.NullMarked;
