/** Embedding models on ONNX Runtime, and the folder that pulled ones lie in. */
@NullMarked
package sluice.adapters.onnx;

import org.jspecify.annotations.NullMarked;
