/** Whether two pictures are the same: the rule, its thresholds, and the port of its second witness. */
@NullMarked
package sluice.curate.likeness;

import org.jspecify.annotations.NullMarked;
