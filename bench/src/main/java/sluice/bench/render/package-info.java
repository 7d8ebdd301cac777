/** What caches of rendering spare. */
@NullMarked
package sluice.bench.render;

import org.jspecify.annotations.NullMarked;
