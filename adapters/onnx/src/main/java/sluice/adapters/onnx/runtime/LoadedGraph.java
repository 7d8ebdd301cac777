package sluice.adapters.onnx.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.render.generate.CancelledException;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Tensor;

/**
 * A graph of a generator, loaded, that takes and gives floats whatever its own types are. One caller at a time; closing
 * waits for it.
 */
public final class LoadedGraph implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final Map<String, TensorInfo> inputs = new HashMap<>();
    private final Map<String, TensorInfo> outputs = new HashMap<>();
    private boolean closed;

    private LoadedGraph(String name, OrtSession session) throws OrtException {
        this.name = name;
        this.session = session;
        collect(session.getInputInfo(), inputs);
        collect(session.getOutputInfo(), outputs);
    }

    /**
     * Loads a graph; its external data is looked for beside it.
     *
     * @param name for messages, such as {@code sd-turbo/unet/model.onnx}
     * @param kept where optimised graphs are kept; null to optimise anew every time
     * @throws GeneratorException REFUSED when the file is missing or no graph, OUT_OF_MEMORY when it does not fit
     */
    public static LoadedGraph open(String name, Path file, ProviderPlan plan, @Nullable OptimisedGraphs kept)
            throws GeneratorException {
        if (!Files.isRegularFile(file)) {
            throw new GeneratorException(Kind.REFUSED, "The file " + name + " is missing.");
        }
        try {
            return new LoadedGraph(name, kept == null ? GraphFile.open(file, plan) : kept.open(file, plan));
        } catch (OrtException failure) {
            throw failed(name, "could not be loaded", failure, Kind.REFUSED);
        }
    }

    public String name() {
        return name;
    }

    public Set<String> inputs() {
        return Set.copyOf(inputs.keySet());
    }

    public Set<String> outputs() {
        return Set.copyOf(outputs.keySet());
    }

    /** Dimensions of an input as declared, -1 where it is left open; empty when there is none. */
    public Optional<long[]> shape(String input) {
        return Optional.ofNullable(inputs.get(input)).map(TensorInfo::getShape);
    }

    /** Dimensions of an output as declared, -1 where it is left open; empty when there is none. */
    public Optional<long[]> given(String output) {
        return Optional.ofNullable(outputs.get(output)).map(TensorInfo::getShape);
    }

    /**
     * Runs it.
     *
     * @param values of each input that it has; rounded to the input's own type
     * @param wanted outputs
     * @throws GeneratorException FAILED, or OUT_OF_MEMORY
     * @throws CancelledException when it was stopped
     */
    public synchronized Map<String, Tensor> run(Map<String, Tensor> values, Set<String> wanted, Stop stop)
            throws GeneratorException, CancelledException {
        if (closed) {
            throw new GeneratorException(Kind.GONE, "The model " + name + " has been closed.");
        }
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            for (Map.Entry<String, Tensor> value : values.entrySet()) {
                TensorInfo info = inputs.get(value.getKey());
                if (info == null) {
                    throw new GeneratorException(
                            Kind.REFUSED, "The graph " + name + " has no input \"" + value.getKey() + "\".");
                }
                tensors.put(value.getKey(), GraphValues.tensor(OnnxRuntime.environment(), info, value.getValue()));
            }
            stop.begins(options);
            try (OrtSession.Result result = session.run(tensors, new LinkedHashSet<>(wanted), options)) {
                Map<String, Tensor> read = new HashMap<>();
                for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
                    read.put(output.getKey(), GraphValues.read(name, output.getKey(), output.getValue()));
                }
                return read;
            } finally {
                stop.ended();
            }
        } catch (OrtException failure) {
            if (stop.asked()) {
                throw new CancelledException();
            }
            throw failed(name, "could not be run", failure, Kind.FAILED);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("the model " + name + " could not be closed", failure);
        }
    }

    private static void collect(Map<String, NodeInfo> nodes, Map<String, TensorInfo> into) {
        nodes.forEach((node, info) -> {
            if (info.getInfo() instanceof TensorInfo tensor) {
                into.put(node, tensor);
            }
        });
    }

    private static GeneratorException failed(String name, String what, OrtException failure, Kind otherwise) {
        String why = String.valueOf(failure.getMessage());
        boolean memory = MemoryMessages.areMeantBy(why);
        return new GeneratorException(
                memory ? Kind.OUT_OF_MEMORY : otherwise,
                memory
                        ? "There was not enough memory for the model " + name + ": " + why
                        : "The model " + name + " " + what + ": " + why,
                failure);
    }
}
