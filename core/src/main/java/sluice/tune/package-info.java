/** Fitting the value model's weights to what ended in portfolios and deliveries, and judging the fit before it is used. */
@NullMarked
package sluice.tune;

import org.jspecify.annotations.NullMarked;
