/** Makes the compositional pattern-producing network that draws without a download. */
@NullMarked
package sluice.models.cppn;

import org.jspecify.annotations.NullMarked;
