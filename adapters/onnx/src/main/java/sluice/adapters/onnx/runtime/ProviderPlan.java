package sluice.adapters.onnx.runtime;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a pool computes on, and how much of it.
 *
 * @param threads of the CPU that one call uses, 1 to 256; also for what a card leaves to the CPU
 * @param device which card, from 0
 * @param memoryBytes of the card that graphs may take; 0 for all of it
 * @param engineCache where TensorRT keeps the engines that it builds, which takes minutes; null for the others
 * @param halfPrecision whether TensorRT may compute single precision graphs in half
 * @param fallsBack whether the CPU does when the card cannot be used; otherwise that is a failure
 */
public record ProviderPlan(
        ExecutionProvider provider,
        int threads,
        int device,
        long memoryBytes,
        @Nullable Path engineCache,
        boolean halfPrecision,
        boolean fallsBack) {
    private static final int MOST_THREADS = 256;

    public ProviderPlan {
        if (threads < 1 || threads > MOST_THREADS || device < 0 || memoryBytes < 0) {
            throw new IllegalArgumentException("a provider has 1 to 256 threads, a device from 0, memory from 0: "
                    + threads + ", " + device + ", " + memoryBytes);
        }
        if ((provider == ExecutionProvider.TENSORRT) != (engineCache != null)) {
            throw new IllegalArgumentException("TensorRT, and nothing else, needs a folder for its engines");
        }
    }

    public static ProviderPlan cpu(int threads) {
        return new ProviderPlan(ExecutionProvider.CPU, threads, 0, 0, null, false, false);
    }

    public static ProviderPlan cuda(int threads, int device, long memoryBytes) {
        return new ProviderPlan(ExecutionProvider.CUDA, threads, device, memoryBytes, null, false, false);
    }

    public static ProviderPlan tensorrt(
            int threads, int device, long memoryBytes, Path engineCache, boolean halfPrecision) {
        return new ProviderPlan(
                ExecutionProvider.TENSORRT, threads, device, memoryBytes, engineCache, halfPrecision, false);
    }

    /**
     * The plan for a pool's provider by its label.
     *
     * @param engines used by TensorRT only
     * @throws IllegalArgumentException when no provider has this label
     */
    public static ProviderPlan of(String label, int threads, int device, long memoryBytes, Path engines) {
        ExecutionProvider provider = ExecutionProvider.labelled(label)
                .orElseThrow(() ->
                        new IllegalArgumentException("a provider is cpu, cuda or tensorrt, not \"" + label + "\""));
        return switch (provider) {
            case CPU -> cpu(threads);
            case CUDA -> cuda(threads, device, memoryBytes);
            case TENSORRT -> tensorrt(threads, device, memoryBytes, engines, true);
        };
    }

    /** The same, but the CPU does when the card cannot be used. */
    public ProviderPlan orCpu() {
        return new ProviderPlan(provider, threads, device, memoryBytes, engineCache, halfPrecision, true);
    }
}
