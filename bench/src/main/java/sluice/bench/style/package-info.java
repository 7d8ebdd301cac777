/** Makes the head that tells styles apart, and judges it on pictures it was not made from. */
@NullMarked
package sluice.bench.style;

import org.jspecify.annotations.NullMarked;
