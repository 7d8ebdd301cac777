/** What belongs together: the words behind {@code sluice stacks} and {@code sluice sessions}. */
@NullMarked
package sluice.server.cli.group;

import org.jspecify.annotations.NullMarked;
