/** The dialects in which generators write down what they did: one dialect, one class. */
@NullMarked
package sluice.metadata.dialect;

import org.jspecify.annotations.NullMarked;
