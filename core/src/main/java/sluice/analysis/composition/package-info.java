/** How pictures are composed, and their main colours. */
@NullMarked
package sluice.analysis.composition;

import org.jspecify.annotations.NullMarked;
