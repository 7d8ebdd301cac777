/** What every backlog promises, a version in memory, and one that fails by seed. */
@NullMarked
package sluice.contracts.job;

import org.jspecify.annotations.NullMarked;
