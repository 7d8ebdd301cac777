/** Deleting originals for good: the only place that touches a user's files, and never without being asked for each. */
@NullMarked
package sluice.trash;

import org.jspecify.annotations.NullMarked;
