/** What belongs together, as it is kept: stacks of look-alikes, sessions, lineage, and what the user decided about them. */
@NullMarked
package sluice.curate;

import org.jspecify.annotations.NullMarked;
