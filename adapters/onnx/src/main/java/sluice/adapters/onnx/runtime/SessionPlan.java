package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a plan means in the runtime's own options. */
final class SessionPlan {
    private SessionPlan() {}

    /** @return to be closed by the caller */
    static OrtSession.SessionOptions options(ProviderPlan plan) throws OrtException {
        OnnxRuntime.environment(); // first, or the runtime would look for its libraries by itself
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(plan.threads());
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setDeterministicCompute(true);
            // Idle threads sleep: a pool's processor time is billed, and others use the machine as well.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            switch (plan.provider()) {
                case CPU -> {}
                case CUDA -> addCuda(options, plan);
                case TENSORRT -> {
                    addTensorrt(options, plan);
                    addCuda(options, plan);
                }
            }
            return options;
        } catch (OrtException | RuntimeException failure) {
            options.close();
            throw failure;
        }
    }

    /** The options are copied by the runtime. */
    private static void addCuda(OrtSession.SessionOptions options, ProviderPlan plan) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(plan.device())) {
            cuda.add("arena_extend_strategy", "kSameAsRequested");
            // The exhaustive search for the fastest convolution takes longer than the picture.
            cuda.add("cudnn_conv_algo_search", "HEURISTIC");
            if (plan.memoryBytes() > 0) {
                cuda.add("gpu_mem_limit", Long.toString(plan.memoryBytes()));
            }
            options.addCUDA(cuda);
        }
    }

    private static void addTensorrt(OrtSession.SessionOptions options, ProviderPlan plan) throws OrtException {
        Path cache = plan.engineCache();
        if (cache == null) {
            throw new IllegalStateException("a plan for TensorRT has a folder for its engines");
        }
        try {
            Files.createDirectories(cache);
        } catch (IOException failure) {
            throw new OrtException("the folder for engines " + cache + " cannot be made: " + failure.getMessage());
        }
        try (OrtTensorRTProviderOptions engines = new OrtTensorRTProviderOptions(plan.device())) {
            engines.add("trt_engine_cache_enable", "1");
            engines.add("trt_engine_cache_path", cache.toString());
            engines.add("trt_timing_cache_enable", "1");
            engines.add("trt_fp16_enable", plan.halfPrecision() ? "1" : "0");
            if (plan.memoryBytes() > 0) {
                engines.add("trt_max_workspace_size", Long.toString(plan.memoryBytes()));
            }
            options.addTensorrt(engines);
        }
    }
}
