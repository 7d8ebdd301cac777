/** Tier 1: from a folder or an upload to assets that can be seen and found. */
@NullMarked
package sluice.ingest;

import org.jspecify.annotations.NullMarked;
