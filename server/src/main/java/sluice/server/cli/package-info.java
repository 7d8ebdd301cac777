/** The command line, put together: each command a class, in packages by what they are about. */
@NullMarked
package sluice.server.cli;

import org.jspecify.annotations.NullMarked;
