/** Simulations of libraries and of rendering, and the folders their reports go to. */
@NullMarked
package sluice.server.cli.simulate;

import org.jspecify.annotations.NullMarked;
