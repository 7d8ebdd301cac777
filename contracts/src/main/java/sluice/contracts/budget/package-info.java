/** What every ledger promises, and a version in memory. */
@NullMarked
package sluice.contracts.budget;

import org.jspecify.annotations.NullMarked;
