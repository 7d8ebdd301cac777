/** The policies of the live program under a virtual clock, over libraries that nobody has to make. */
@NullMarked
package sluice.simulate;

import org.jspecify.annotations.NullMarked;
