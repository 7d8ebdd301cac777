package sluice.adapters.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import sluice.adapters.onnx.optimize.GraphSubject;
import sluice.adapters.onnx.optimize.Subject;
import sluice.adapters.onnx.runtime.OnnxSession;

/**
 * The shipped embedders as models that variants can be measured of. Vectors that are stored were made by the originals and
 * cannot be compared with those of a variant, so that no part of the program uses these variants: they are at hand on every
 * machine, and show what each kind of variant is worth there.
 */
public final class MeasurableEmbedders {
    private static final int EDGE = 224;
    private static final List<String> TEXTS = List.of(
            "a lighthouse on a cliff during a storm",
            "portrait of an old woman with silver hair, soft window light, 85mm, film grain",
            "red bicycle",
            "aerial view of a city at night, neon reflections in the rain, cinematic, volumetric fog, highly detailed",
            "watercolour of a fox sleeping in autumn leaves",
            "minimal poster, three blue circles on white",
            "a bowl of ramen on a wooden table, steam, macro photograph, shallow depth of field",
            "an astronaut riding a horse through a desert canyon");

    private MeasurableEmbedders() {}

    /** Their names. */
    public static List<String> names() {
        return List.of(ShippedModels.PICTURES.id(), MiniLmTextEmbedder.MODEL.id());
    }

    /** @param folder for its variants */
    public static Subject named(String name, Path folder) {
        if (name.equals(ShippedModels.PICTURES.id())) {
            return new GraphSubject(name, folder, ShippedModels.PICTURE_GRAPH.bytes(), new Pictures());
        }
        if (name.equals(MiniLmTextEmbedder.MODEL.id())) {
            return new GraphSubject(name, folder, MiniLmTextEmbedder.GRAPH.bytes(), new Words());
        }
        throw new IllegalArgumentException("no shipped embedder is called " + name);
    }

    /** Pictures of soft shapes and grain: by chance, but with edges and areas as pictures have them. */
    private static final class Pictures implements GraphSubject.Samples {
        private static final int SHAPES = 24;

        @Override
        public OnnxSession.Feed feed(int sample) {
            float[] planes = drawn(sample);
            return (environment, inputs) -> Map.of(
                    "input",
                    OnnxTensor.createTensor(environment, FloatBuffer.wrap(planes), new long[] {1, 3, EDGE, EDGE}));
        }

        @Override
        public OnnxSession.Reader<float[]> reader(int sample) {
            return result -> floats(result, "embedding");
        }

        private static float[] drawn(int sample) {
            SplittableRandom random = new SplittableRandom(sample);
            float[] planes = new float[3 * EDGE * EDGE];
            for (int shape = 0; shape < SHAPES; shape++) {
                double x = random.nextDouble(EDGE);
                double y = random.nextDouble(EDGE);
                double radius = random.nextDouble(8, 80);
                double soft = random.nextDouble(0.5, 20);
                float[] colour = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
                for (int at = 0; at < EDGE * EDGE; at++) {
                    double away = Math.hypot(at % EDGE - x, at / EDGE - y) - radius;
                    float cover = (float) (1 / (1 + Math.exp(away / soft)));
                    for (int channel = 0; channel < 3; channel++) {
                        int place = channel * EDGE * EDGE + at;
                        planes[place] += cover * (colour[channel] - planes[place]);
                    }
                }
            }
            for (int at = 0; at < planes.length; at++) {
                planes[at] = Math.clamp(planes[at] + (random.nextFloat() - 0.5f) * 0.04f, 0, 1);
            }
            return planes;
        }
    }

    private static final class Words implements GraphSubject.Samples {
        private static final int LONGEST = 256;
        private final ReadOnce<Tokenizer> tokenizer = MiniLmTextEmbedder.tokenizerOnce();

        @Override
        public OnnxSession.Feed feed(int sample) {
            long[] tokens = tokens(sample);
            return (environment, inputs) -> MiniLmTextEmbedder.inputs(environment, tokens);
        }

        @Override
        public OnnxSession.Reader<float[]> reader(int sample) {
            int count = tokens(sample).length;
            return result -> MiniLmTextEmbedder.mean(FloatBuffer.wrap(floats(result, "last_hidden_state")), count);
        }

        private long[] tokens(int sample) {
            return tokenizer.get().encode(TEXTS.get(sample % TEXTS.size()), LONGEST);
        }
    }

    private static float[] floats(OrtSession.Result result, String output) throws OrtException {
        if (!(result.get(output).orElseThrow() instanceof OnnxTensor tensor)) {
            throw new IllegalStateException(output + " is no tensor");
        }
        FloatBuffer values = tensor.getFloatBuffer();
        float[] read = new float[values.remaining()];
        values.get(read);
        return read;
    }
}
