/** What rendering costs beside the drawing itself. */
@NullMarked
package sluice.bench.render;

import org.jspecify.annotations.NullMarked;
