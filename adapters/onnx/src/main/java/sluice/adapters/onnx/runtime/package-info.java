/** ONNX Runtime: sessions, where graphs come from, and what a run gives. */
@NullMarked
package sluice.adapters.onnx.runtime;

import org.jspecify.annotations.NullMarked;
