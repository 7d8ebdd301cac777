/** What a user waits for at the command line. */
@NullMarked
package sluice.bench.commands;

import org.jspecify.annotations.NullMarked;
