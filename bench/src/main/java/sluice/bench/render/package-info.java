/** What rendering costs. */
@NullMarked
package sluice.bench.render;

import org.jspecify.annotations.NullMarked;
