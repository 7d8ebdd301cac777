/** How fast searching is, on made-up libraries of any size. */
@NullMarked
package sluice.bench.search;

import org.jspecify.annotations.NullMarked;
