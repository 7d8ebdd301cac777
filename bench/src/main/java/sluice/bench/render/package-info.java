/** What rendering costs around the generator. */
@NullMarked
package sluice.bench.render;

import org.jspecify.annotations.NullMarked;
