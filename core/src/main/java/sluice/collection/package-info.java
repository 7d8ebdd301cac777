/** What images are put together in: by hand, as a portfolio, as a delivery, or by a query. */
@NullMarked
package sluice.collection;

import org.jspecify.annotations.NullMarked;
