package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens graphs, and writes down what the runtime makes of them. */
final class GraphFile {
    /** A protobuf file has less than 2 GiB, so that larger weights lie beside it. */
    private static final long LARGE = 1L << 30;

    private GraphFile() {}

    static OrtSession open(Path file, ProviderPlan plan) throws OrtException {
        try (OrtSession.SessionOptions options = SessionPlan.options(plan)) {
            return LargeStack.call(() -> OnnxRuntime.environment().createSession(file.toString(), options));
        }
    }

    /**
     * Optimises a graph into another file. Only what holds on any machine is done to it: what is special to this processor
     * comes when it is loaded, and takes little.
     *
     * @param split whether its weights lie beside it; then those of the other do as well, since it could not refer to them
     *     from where it is
     * @param bytes of the graph and its external data together
     */
    static void optimise(Path file, ProviderPlan plan, Path into, boolean split, long bytes) throws OrtException {
        try (OrtSession.SessionOptions options = SessionPlan.options(plan)) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
            options.setOptimizedModelFilePath(into.toString());
            if (split || bytes > LARGE) {
                // Smaller ones stay within, as with PyTorch's exports: shapes are read from them before weights are.
                options.addConfigEntry(
                        "session.optimized_model_external_initializers_file_name", nameOf(into) + ".data");
                options.addConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", "1024");
            }
            LargeStack.call(() -> OnnxRuntime.environment().createSession(file.toString(), options))
                    .close();
        }
    }

    static String nameOf(Path file) {
        @Nullable Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
