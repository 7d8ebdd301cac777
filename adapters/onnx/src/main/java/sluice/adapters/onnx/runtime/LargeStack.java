package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Loads graphs on a thread of its own with a large stack. The runtime walks a graph recursively when it optimises it: the
 * 150 nodes of the shipped picture model take nearly the megabyte that a thread has, and a stack that overflows in native
 * code takes the whole process with it.
 */
final class LargeStack {
    private static final long BYTES = 64L << 20;

    private LargeStack() {}

    interface Loading<T> {
        T load() throws OrtException;
    }

    /** Waits for the end also when the calling thread is interrupted, since half a session cannot be given up. */
    static <T> T call(Loading<T> loading) throws OrtException {
        FutureTask<T> task = new FutureTask<>(loading::load);
        Thread.ofPlatform().name("model-loading").daemon().stackSize(BYTES).start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case OrtException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
