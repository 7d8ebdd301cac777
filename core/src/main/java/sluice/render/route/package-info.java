/** Where a rendering goes and what it will cost: pools, prices, predictions, the router. */
@NullMarked
package sluice.render.route;

import org.jspecify.annotations.NullMarked;
