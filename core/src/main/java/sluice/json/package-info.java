/** JSON files that people write, read strictly: whatever is wrong is named with its file, its place and what is allowed. */
@NullMarked
package sluice.json;

import org.jspecify.annotations.NullMarked;
