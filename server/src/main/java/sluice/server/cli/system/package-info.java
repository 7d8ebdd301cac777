/** The server itself, and the upkeep of a home: serve, up, doctor, backup, restore, rebuild. */
@NullMarked
package sluice.server.cli.system;

import org.jspecify.annotations.NullMarked;
