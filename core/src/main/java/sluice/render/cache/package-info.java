/** What was computed before and may be used again: bounded, evicted by seconds saved per byte. */
@NullMarked
package sluice.render.cache;

import org.jspecify.annotations.NullMarked;
