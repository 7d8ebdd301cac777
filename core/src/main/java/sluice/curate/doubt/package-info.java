/** Pairs of which it is doubtful whether they are one picture, for the user to judge. */
@NullMarked
package sluice.curate.doubt;

import org.jspecify.annotations.NullMarked;
