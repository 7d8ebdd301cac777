/** What the backlog and its workers cost beside the work itself. */
@NullMarked
package sluice.bench.jobs;

import org.jspecify.annotations.NullMarked;
