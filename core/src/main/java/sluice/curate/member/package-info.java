/** What grouping remembers of each asset, and the ways to find those that may belong together. */
@NullMarked
package sluice.curate.member;

import org.jspecify.annotations.NullMarked;
