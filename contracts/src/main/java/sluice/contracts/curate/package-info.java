/** What every keeper of groups promises, and a version in memory. */
@NullMarked
package sluice.contracts.curate;

import org.jspecify.annotations.NullMarked;
