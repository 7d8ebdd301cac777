/** What every journal promises, and a version in memory. */
@NullMarked
package sluice.contracts.journal;

import org.jspecify.annotations.NullMarked;
