/** The program: wiring, command line, HTTP and the page. */
@NullMarked
package sluice.server;

import org.jspecify.annotations.NullMarked;
