/** What all commands share: options, exit codes, naming assets, telling how far something is. */
@NullMarked
package sluice.server.cli.command;

import org.jspecify.annotations.NullMarked;
