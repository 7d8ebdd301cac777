/** The last stage: from the generator's pixels to the files that are delivered. */
@NullMarked
package sluice.render.finish;

import org.jspecify.annotations.NullMarked;
