/** The local file system: renditions in folders, and what changes in folders. */
@NullMarked
package sluice.adapters.files;

import org.jspecify.annotations.NullMarked;
