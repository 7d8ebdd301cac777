/** Which assets go deeper: the promotion policies, and the part that carries them out. */
@NullMarked
package sluice.tier;

import org.jspecify.annotations.NullMarked;
