/** What belongs together: stacks of look-alikes, sessions, lineage. */
@NullMarked
package sluice.curate;

import org.jspecify.annotations.NullMarked;
