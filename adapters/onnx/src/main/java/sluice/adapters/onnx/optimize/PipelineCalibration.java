package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Latents;
import sluice.render.generate.Tensor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feeds the convolutional parts of a pipeline with what a rendering left between its stages: words as they were encoded,
 * latents of several steps. A denoiser sees latents scaled to about one unit of deviation, whatever its scheduler calls
 * them, so they are scaled to exactly that.
 */
final class PipelineCalibration {
    private static final double LAST_MOMENT = 999;
    private static final double USUAL_SCALING = 0.18215;
    private static final long MOST_CONFIG = 1 << 20;

    private final Path folder;
    private final Map<String, ValueInfoProto> inputs = new LinkedHashMap<>();

    PipelineCalibration(Path folder, ModelProto graph) {
        this.folder = folder;
        graph.getGraph().getInputList().forEach(input -> inputs.put(input.getName(), input));
    }

    /** Empty when the denoiser takes something that is not known here. */
    Optional<OnnxSession.Feed> denoiser(Recipe recipe, Conditioning words, Latents latents) {
        Map<String, Tensor> values = new HashMap<>();
        Tensor sample = latent(latents);
        values.put("sample", new Tensor(sample.shape(), unit(sample.values())));
        double left = 1 - (double) latents.step() / recipe.steps();
        values.put("timestep", new Tensor(rank("timestep") == 1 ? new int[] {1} : new int[0], new float[] {
            Math.round(LAST_MOMENT * left)
        }));
        Tensor prompt = words.tensors().get("prompt");
        if (prompt != null) {
            values.put("encoder_hidden_states", batched(prompt));
        }
        Tensor pooled = words.tensors().get("prompt_pooled");
        if (pooled != null) {
            values.put("text_embeds", new Tensor(new int[] {1, pooled.values().length}, pooled.values()));
        }
        float height = recipe.height();
        float width = recipe.width();
        values.put("time_ids", new Tensor(new int[] {1, 6}, new float[] {height, width, 0, 0, height, width}));
        return values.keySet().containsAll(inputs.keySet()) ? Optional.of(feed(values)) : Optional.empty();
    }

    OnnxSession.Feed decoder(Latents last) {
        Tensor latent = latent(last);
        float[] scaled = latent.values();
        double scaling = scaling();
        for (int at = 0; at < scaled.length; at++) {
            scaled[at] = (float) (scaled[at] / scaling);
        }
        return feed(Map.of("latent_sample", latent));
    }

    /** The latent itself: a state may hold more behind it. */
    private static Tensor latent(Latents latents) {
        int[] shape = latents.state().shape().clone();
        shape[0] = 1;
        int size = Arrays.stream(shape).reduce(1, (one, other) -> one * other);
        return new Tensor(shape, Arrays.copyOf(latents.state().values(), size));
    }

    private static float[] unit(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double factor = squares > 0 ? 1 / Math.sqrt(squares / values.length) : 1;
        float[] unit = new float[values.length];
        for (int at = 0; at < unit.length; at++) {
            unit[at] = (float) (values[at] * factor);
        }
        return unit;
    }

    private static Tensor batched(Tensor one) {
        int[] shape = new int[one.shape().length + 1];
        shape[0] = 1;
        System.arraycopy(one.shape(), 0, shape, 1, one.shape().length);
        return new Tensor(shape, one.values());
    }

    private int rank(String input) {
        ValueInfoProto found = inputs.get(input);
        return found == null ? 0 : found.getType().getTensorType().getShape().getDimCount();
    }

    private double scaling() {
        Path config = folder.resolve("vae_decoder/config.json");
        try {
            return Files.isRegularFile(config) && Files.size(config) <= MOST_CONFIG
                    ? JsonMapper.shared()
                            .readTree(Files.readAllBytes(config))
                            .path("scaling_factor")
                            .asDouble(USUAL_SCALING)
                    : USUAL_SCALING;
        } catch (IOException | JacksonException e) {
            throw new SluiceException(
                    FailureCode.INVALID, config.toString(), "The file " + config + " cannot be read.", e);
        }
    }

    /** As many of the values as the graph takes, each in the type that it takes. */
    private OnnxSession.Feed feed(Map<String, Tensor> values) {
        Map<String, Integer> types = new LinkedHashMap<>();
        inputs.forEach(
                (name, info) -> types.put(name, info.getType().getTensorType().getElemType()));
        List<String> names = List.copyOf(inputs.keySet());
        return (environment, taken) -> {
            Map<String, OnnxTensor> tensors = new HashMap<>();
            for (String name : names) {
                Tensor value = values.get(name);
                if (value != null) {
                    tensors.put(name, tensor(environment, value, types.getOrDefault(name, Tensors.FLOAT)));
                }
            }
            return tensors;
        };
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Tensor value, int type) throws OrtException {
        long[] shape = Arrays.stream(value.shape()).asLongStream().toArray();
        if (type != Tensors.INT64) {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(value.values()), shape);
        }
        long[] whole = new long[value.values().length];
        for (int at = 0; at < whole.length; at++) {
            whole[at] = Math.round(value.values()[at]);
        }
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(whole), shape);
    }
}
