/** Speaking to a library through its API: over HTTP when a server has it, in process when nobody does. */
@NullMarked
package sluice.server.client;

import org.jspecify.annotations.NullMarked;
