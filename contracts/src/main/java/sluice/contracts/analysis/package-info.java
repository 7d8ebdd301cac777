/** Contracts of what analysis stands on, and versions in memory. */
@NullMarked
package sluice.contracts.analysis;

import org.jspecify.annotations.NullMarked;
