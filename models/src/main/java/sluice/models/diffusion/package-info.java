/** Small diffusion pipelines by chance, in the layout of the real ones: what the program is tested and measured with. */
@NullMarked
package sluice.models.diffusion;

import org.jspecify.annotations.NullMarked;
