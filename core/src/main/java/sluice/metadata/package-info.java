/** What a file says about how it was made: from bytes, through containers and dialects, to generation parameters. */
@NullMarked
package sluice.metadata;

import org.jspecify.annotations.NullMarked;
