/** How likely an asset is to end in a portfolio or a delivery, and why. */
@NullMarked
package sluice.value;

import org.jspecify.annotations.NullMarked;
