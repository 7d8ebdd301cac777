/** What every memory of sidecars promises, and a version in memory. */
@NullMarked
package sluice.contracts.interchange;

import org.jspecify.annotations.NullMarked;
