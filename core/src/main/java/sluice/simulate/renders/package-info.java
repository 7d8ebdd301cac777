/** Requests for pictures under a virtual clock: the live router and what it learns, on pools that are only described. */
@NullMarked
package sluice.simulate.renders;

import org.jspecify.annotations.NullMarked;
