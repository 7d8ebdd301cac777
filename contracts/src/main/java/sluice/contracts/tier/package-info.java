/** The contract of promotion policies. */
@NullMarked
package sluice.contracts.tier;

import org.jspecify.annotations.NullMarked;
