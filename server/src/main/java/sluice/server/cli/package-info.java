/** The command line: each command a class. */
@NullMarked
package sluice.server.cli;

import org.jspecify.annotations.NullMarked;
