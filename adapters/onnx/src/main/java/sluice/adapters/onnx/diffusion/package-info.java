/** Diffusion pipelines in the folder layout of diffusers, on ONNX Runtime. */
@NullMarked
package sluice.adapters.onnx.diffusion;

import org.jspecify.annotations.NullMarked;
