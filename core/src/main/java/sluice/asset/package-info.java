/** Assets and the catalog that is the truth about them. */
@NullMarked
package sluice.asset;

import org.jspecify.annotations.NullMarked;
