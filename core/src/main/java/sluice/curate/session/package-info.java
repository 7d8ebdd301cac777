/** Which assets were made in one sitting, and how users name, split and merge that. */
@NullMarked
package sluice.curate.session;

import org.jspecify.annotations.NullMarked;
