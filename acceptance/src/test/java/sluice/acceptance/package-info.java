/** The program as its users run it: processes, files and exit codes. */
@NullMarked
package sluice.acceptance;

import org.jspecify.annotations.NullMarked;
