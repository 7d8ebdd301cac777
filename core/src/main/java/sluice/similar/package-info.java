/** What looks alike and what means the same: searches by vectors, and what they lend to grouping. */
@NullMarked
package sluice.similar;

import org.jspecify.annotations.NullMarked;
