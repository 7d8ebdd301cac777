/** What the library offers by itself: the best of a session, what was overlooked, what may go. */
@NullMarked
package sluice.suggest;

import org.jspecify.annotations.NullMarked;
