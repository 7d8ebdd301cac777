package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.jspecify.annotations.Nullable;

/** Ends the run under way, and those after it, from any thread: the runtime looks between two nodes of a graph. */
public final class Stop {
    private OrtSession.@Nullable RunOptions running;
    private boolean asked;

    /** Ends what runs now; what begins later ends at once. */
    public synchronized void now() {
        asked = true;
        if (running != null) {
            end(running);
        }
    }

    public synchronized boolean asked() {
        return asked;
    }

    synchronized void begins(OrtSession.RunOptions options) {
        running = options;
        if (asked) {
            end(options);
        }
    }

    /** To be called before the options are closed, since asking then would reach into freed memory. */
    synchronized void ended() {
        running = null;
    }

    private static void end(OrtSession.RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException failure) {
            throw new IllegalStateException("a run cannot be ended", failure);
        }
    }
}
