/** Whether fitting the value model's weights helps users whose taste is known to themselves alone. */
@NullMarked
package sluice.bench.tuning;

import org.jspecify.annotations.NullMarked;
