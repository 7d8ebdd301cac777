/** How a distilled few compare with the most valued and with any. */
@NullMarked
package sluice.bench.distil;

import org.jspecify.annotations.NullMarked;
