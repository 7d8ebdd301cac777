/** Contract suites of the ports, with in-memory and fault-injecting versions of them. */
@NullMarked
package sluice.contracts;

import org.jspecify.annotations.NullMarked;
