/** What every keeper of valuations promises, and a version in memory. */
@NullMarked
package sluice.contracts.value;

import org.jspecify.annotations.NullMarked;
