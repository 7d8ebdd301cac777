/** What belongs together: stacks, sessions, lineage, and what the user says of them. */
@NullMarked
package sluice.server.api.group;

import org.jspecify.annotations.NullMarked;
