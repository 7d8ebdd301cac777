/** Contracts of what stands on a file system. */
@NullMarked
package sluice.contracts.files;

import org.jspecify.annotations.NullMarked;
