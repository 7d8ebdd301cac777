/** The built-in generator: a compositional pattern-producing network that words steer. */
@NullMarked
package sluice.adapters.onnx.cppn;

import org.jspecify.annotations.NullMarked;
