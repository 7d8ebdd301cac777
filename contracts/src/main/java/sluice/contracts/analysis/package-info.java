/** What every store of findings promises, and a version in memory. */
@NullMarked
package sluice.contracts.analysis;

import org.jspecify.annotations.NullMarked;
