/** Figures about the running server, for Prometheus. */
@NullMarked
package sluice.server.metrics;

import org.jspecify.annotations.NullMarked;
