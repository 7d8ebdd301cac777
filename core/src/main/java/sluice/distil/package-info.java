/** From ten thousand images to twenty that are good and different, with the reasons for each and a bound on what was missed. */
@NullMarked
package sluice.distil;

import org.jspecify.annotations.NullMarked;
