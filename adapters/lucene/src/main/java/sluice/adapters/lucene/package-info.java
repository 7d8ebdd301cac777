/** The search index on Lucene, in process. */
@NullMarked
package sluice.adapters.lucene;

import org.jspecify.annotations.NullMarked;
