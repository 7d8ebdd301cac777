/** What computing by worth saves, and what it misses: a library with scripted behaviour, run for real. */
@NullMarked
package sluice.bench.worth;

import org.jspecify.annotations.NullMarked;
