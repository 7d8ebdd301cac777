/** Variants of a model and what was measured of them: speed and fidelity against the original, on this machine. */
@NullMarked
package sluice.render.certify;

import org.jspecify.annotations.NullMarked;
