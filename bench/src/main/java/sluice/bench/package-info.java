/** Benchmarks: JMH for parts, scenarios for the whole. */
@NullMarked
package sluice.bench;

import org.jspecify.annotations.NullMarked;
