/** Which look-alikes are one stack, which of them is its cover, and what the user said of either. */
@NullMarked
package sluice.curate.stack;

import org.jspecify.annotations.NullMarked;
