/** What every trash promises, and a version in memory. */
@NullMarked
package sluice.contracts.trash;

import org.jspecify.annotations.NullMarked;
