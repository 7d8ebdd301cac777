/** The page, as a browser shows it. */
@NullMarked
package sluice.server.page;

import org.jspecify.annotations.NullMarked;
