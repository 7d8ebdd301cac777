/** How rendering does: generators, stages, caches, pools, and what it costs to keep account of it. */
@NullMarked
package sluice.bench.render;

import org.jspecify.annotations.NullMarked;
