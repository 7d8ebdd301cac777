/** What happens, told to whoever listens: server-sent events in CloudEvents envelopes. */
@NullMarked
package sluice.server.events;

import org.jspecify.annotations.NullMarked;
