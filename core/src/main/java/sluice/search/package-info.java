/** The query language and the port of the search index, which is derived from the catalog. */
@NullMarked
package sluice.search;

import org.jspecify.annotations.NullMarked;
