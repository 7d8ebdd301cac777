/** Makes cheaper variants of ONNX models by editing their graphs, and measures what each is worth on this machine. */
@NullMarked
package sluice.adapters.onnx.optimize;

import org.jspecify.annotations.NullMarked;
