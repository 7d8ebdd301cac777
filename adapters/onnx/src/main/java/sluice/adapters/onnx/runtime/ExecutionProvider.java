package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtProvider;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What graphs are computed on. */
public enum ExecutionProvider {
    CPU(OrtProvider.CPU, "the CPU"),
    /** An NVIDIA card by way of CUDA and cuDNN. */
    CUDA(OrtProvider.CUDA, "CUDA"),
    /** An NVIDIA card by way of engines that TensorRT builds for it; what it cannot do, CUDA does. */
    TENSORRT(OrtProvider.TENSOR_RT, "TensorRT");

    private final OrtProvider runtime;
    private final String shown;

    ExecutionProvider(OrtProvider runtime, String shown) {
        this.runtime = runtime;
        this.shown = shown;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ExecutionProvider> labelled(String label) {
        return Arrays.stream(values())
                .filter(provider -> provider.label().equals(label))
                .findFirst();
    }

    OrtProvider runtime() {
        return runtime;
    }

    String shown() {
        return shown;
    }
}
