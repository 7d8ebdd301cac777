/** What every keeper of weights promises, a version in memory, and users whose taste is known to themselves alone. */
@NullMarked
package sluice.contracts.tune;

import org.jspecify.annotations.NullMarked;
