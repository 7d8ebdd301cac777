package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * One graph on ONNX Runtime, loaded at its first run. Runs use no thread but the caller's, so that what they cost can be
 * measured there; several callers may run at once.
 */
public final class OnnxSession implements AutoCloseable {
    /** Makes the tensors of one run; they are closed after it. */
    public interface Feed {
        /** @param inputs what the graph takes */
        Map<String, OnnxTensor> tensors(OrtEnvironment environment, Set<String> inputs) throws OrtException;
    }

    /** Reads the outputs, which are gone once it returns. */
    public interface Reader<T> {
        T read(OrtSession.Result result) throws OrtException;
    }

    private final OnnxGraphSource source;
    private final boolean inWholeNumbers;
    /** Runs share it; loading and closing have it alone, so that no session is closed under a run. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private @Nullable OrtSession session;
    private boolean closed;

    public OnnxSession(OnnxGraphSource source) {
        this(source, false);
    }

    private OnnxSession(OnnxGraphSource source, boolean inWholeNumbers) {
        this.source = source;
        this.inWholeNumbers = inWholeNumbers;
    }

    /** One that does in whole numbers what the graph has between its quantising and dequantising nodes. */
    public static OnnxSession inWholeNumbers(OnnxGraphSource source) {
        return new OnnxSession(source, true);
    }

    /** @throws SluiceException INTERNAL when the runtime fails or the session has been closed */
    public <T> T run(Feed feed, Reader<T> reader) {
        load();
        lock.readLock().lock();
        try {
            OrtSession open = session;
            if (open == null) {
                throw closedAlready();
            }
            Map<String, OnnxTensor> tensors = feed.tensors(OnnxRuntime.environment(), open.getInputNames());
            try (OrtSession.Result result = open.run(tensors)) {
                return reader.read(result);
            } finally {
                tensors.values().forEach(OnnxTensor::close);
            }
        } catch (OrtException failure) {
            throw failed("could not be run", failure);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            if (session != null) {
                session.close();
                session = null;
            }
        } catch (OrtException failure) {
            throw failed("could not be closed", failure);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void load() {
        lock.readLock().lock();
        try {
            if (session != null) {
                return;
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            if (closed) {
                throw closedAlready();
            }
            if (session == null) {
                session = open();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private OrtSession open() {
        try {
            return LargeStack.call(() -> {
                if (source instanceof OnnxGraphSource.Shipped shipped) {
                    return new ShippedGraph(shipped, this::options).open(inWholeNumbers ? "whole" : "plain");
                }
                OrtEnvironment environment = OnnxRuntime.environment();
                try (OrtSession.SessionOptions options = options()) {
                    return source.open(environment, options);
                }
            });
        } catch (OrtException failure) {
            throw failed("could not be loaded", failure);
        }
    }

    private OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            // Weights kept as bytes are multiplied out once, when the graph is loaded, and not in every run: half the
            // time of a picture, for four times the memory of the weights.
            options.addConfigEntry("session.disable_quant_qdq", inWholeNumbers ? "0" : "1");
            return options;
        } catch (OrtException | RuntimeException failure) {
            options.close();
            throw failure;
        }
    }

    private SluiceException closedAlready() {
        return SluiceException.about(
                FailureCode.INTERNAL, source.name(), "The model " + source.name() + " has been closed.");
    }

    private SluiceException failed(String what, OrtException failure) {
        return new SluiceException(
                FailureCode.INTERNAL,
                source.name(),
                "The model " + source.name() + " " + what + ": " + failure.getMessage(),
                failure);
    }
}
