/** The way of new and changed assets, and of what the user says, through all rules to what is written down. */
@NullMarked
package sluice.curate.grouping;

import org.jspecify.annotations.NullMarked;
