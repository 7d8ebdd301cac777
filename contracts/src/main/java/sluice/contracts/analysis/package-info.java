/** Contracts of what analysis stands on. */
@NullMarked
package sluice.contracts.analysis;

import org.jspecify.annotations.NullMarked;
