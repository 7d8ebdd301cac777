/** The backlog of deep work: one unit of work an asset, its states, and what takes one to the next. */
@NullMarked
package sluice.job;

import org.jspecify.annotations.NullMarked;
