/** What every record of signals promises, and a version in memory. */
@NullMarked
package sluice.contracts.signal;

import org.jspecify.annotations.NullMarked;
