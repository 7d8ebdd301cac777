/** What can be found out about a picture beyond its thumbnail: embeddings, quality, style, composition. */
@NullMarked
package sluice.analysis;

import org.jspecify.annotations.NullMarked;
