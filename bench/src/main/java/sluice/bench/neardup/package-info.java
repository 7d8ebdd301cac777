/** How well look-alikes are recognised. */
@NullMarked
package sluice.bench.neardup;

import org.jspecify.annotations.NullMarked;
