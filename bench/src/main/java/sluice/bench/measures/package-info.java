/** What the measures of pictures cost, and what they say of real ones. */
@NullMarked
package sluice.bench.measures;

import org.jspecify.annotations.NullMarked;
