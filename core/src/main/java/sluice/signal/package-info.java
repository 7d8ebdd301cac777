/** What people and programs did with an asset: dated facts that are never overwritten. */
@NullMarked
package sluice.signal;

import org.jspecify.annotations.NullMarked;
