/** The import of ten thousand files, as a user does it, beside the same work done by another pipeline. */
@NullMarked
package sluice.bench.imports;

import org.jspecify.annotations.NullMarked;
