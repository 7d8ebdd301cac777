/** The contract of the search index, with an index in memory that defines the answers. */
@NullMarked
package sluice.contracts.search;

import org.jspecify.annotations.NullMarked;
