/** The page, as a browser shows it. */
@NullMarked
package sluice.acceptance.page;

import org.jspecify.annotations.NullMarked;
