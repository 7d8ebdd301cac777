/** Wiring: which part works with which. */
@NullMarked
package sluice.server.app;

import org.jspecify.annotations.NullMarked;
