/** What work costs, what it may cost, and what it did cost. */
@NullMarked
package sluice.budget;

import org.jspecify.annotations.NullMarked;
