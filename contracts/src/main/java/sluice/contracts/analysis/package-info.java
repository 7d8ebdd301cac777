/** What embedders and findings promise, as tests, and versions in memory. */
@NullMarked
package sluice.contracts.analysis;

import org.jspecify.annotations.NullMarked;
