package sluice.adapters.onnx.diffusion;

import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sluice.adapters.onnx.runtime.LoadedGraph;
import sluice.adapters.onnx.runtime.Stop;
import sluice.image.Raster;
import sluice.render.generate.CancelledException;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Tensor;

/** Latents into pixels, and back where the pipeline has its encoder. Pictures are taken one by one: they are large. */
final class Autoencoder implements AutoCloseable {
    private static final String LATENT = "latent_sample";
    private static final String PICTURE = "sample";
    /** What an encoder gives: means and logarithms of variances, or one of both drawn already. */
    private static final Set<String> ENCODED = Set.of("latent_parameters", LATENT);

    private static final int COLOURS = 3;

    private final PipelineConfig config;
    private final LoadedGraph decoder;
    private final @Nullable LoadedGraph encoder;

    private Autoencoder(PipelineConfig config, LoadedGraph decoder, @Nullable LoadedGraph encoder) {
        this.config = config;
        this.decoder = decoder;
        this.encoder = encoder;
    }

    static Autoencoder open(PipelineConfig config, GraphLoader loader) throws GeneratorException {
        LoadedGraph decoder = loader.open(PipelineConfig.DECODER);
        LoadedGraph encoder = null;
        try {
            GraphLoader.requireInputs(decoder, Set.of(LATENT));
            GraphLoader.requireOutputs(decoder, Set.of(PICTURE));
            if (config.startsFromImages()) {
                encoder = loader.open(PipelineConfig.ENCODER);
                GraphLoader.requireInputs(encoder, Set.of(PICTURE));
            }
            return new Autoencoder(config, decoder, encoder);
        } catch (GeneratorException failure) {
            decoder.close();
            if (encoder != null) {
                encoder.close();
            }
            throw failure;
        }
    }

    /**
     * The picture of a latent.
     *
     * @param latent as the denoiser has it, channels · rows · columns
     */
    Raster decode(float[] latent, int rows, int columns) throws GeneratorException {
        float[] scaled = new float[latent.length];
        for (int at = 0; at < scaled.length; at++) {
            scaled[at] = (float) (latent[at] / config.scaling() + config.latentShift());
        }
        Tensor picture = run(
                decoder,
                Map.of(LATENT, new Tensor(new int[] {1, config.latentChannels(), rows, columns}, scaled)),
                PICTURE);
        int width = columns * config.downsampling();
        int height = rows * config.downsampling();
        int pixels = width * height;
        if (picture.values().length != COLOURS * pixels) {
            throw new GeneratorException(
                    Kind.FAILED, "The decoder " + decoder.name() + " gave a picture of another size than asked for.");
        }
        byte[] rgb = new byte[COLOURS * pixels];
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int at = 0; at < pixels; at++) {
                float value = picture.values()[colour * pixels + at];
                rgb[COLOURS * at + colour] = (byte) Math.round(Math.clamp(value * 0.5f + 0.5f, 0f, 1f) * 255);
            }
        }
        return new Raster(width, height, rgb);
    }

    /**
     * The latent of a picture: the mean of what the encoder holds possible, so that it is always the same.
     *
     * @param picture whose edges are multiples of the downsampling
     */
    float[] encode(Raster picture) throws GeneratorException {
        LoadedGraph graph = encoder;
        if (graph == null) {
            throw config.model()
                    .refused(PipelineConfig.ENCODER + GraphLoader.FILE, "is missing, so that it starts from no image");
        }
        int pixels = picture.width() * picture.height();
        float[] values = new float[COLOURS * pixels];
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int at = 0; at < pixels; at++) {
                values[colour * pixels + at] = (picture.rgb()[COLOURS * at + colour] & 0xFF) / 127.5f - 1;
            }
        }
        String output = graph.outputs().stream()
                .filter(ENCODED::contains)
                .findFirst()
                .orElseThrow(() -> new GeneratorException(
                        Kind.REFUSED, "The graph " + graph.name() + " does not give \"latent_parameters\"."));
        Tensor given = run(
                graph,
                Map.of(PICTURE, new Tensor(new int[] {1, COLOURS, picture.height(), picture.width()}, values)),
                output);
        int size = config.latentChannels()
                * (picture.height() / config.downsampling())
                * (picture.width() / config.downsampling());
        if (given.values().length != size && given.values().length != 2 * size) {
            throw new GeneratorException(
                    Kind.FAILED, "The encoder " + graph.name() + " gave a latent of another size than the picture's.");
        }
        float[] latent = new float[size];
        for (int at = 0; at < size; at++) {
            latent[at] = (float) ((given.values()[at] - config.latentShift()) * config.scaling());
        }
        return latent;
    }

    /** How the decoder colours latents, about; asked once, as it decodes a small one for it. */
    ColourEstimate colours() throws GeneratorException {
        int edge = ColourEstimate.EDGE;
        float[] latent = ColourEstimate.trial(config.latentChannels());
        Raster picture = decode(latent, edge, edge);
        int cell = config.downsampling();
        IntFunction<double[]> mean = place -> {
            double[] sum = new double[COLOURS];
            for (int y = place / edge * cell; y < (place / edge + 1) * cell; y++) {
                for (int x = place % edge * cell; x < (place % edge + 1) * cell; x++) {
                    int rgb = picture.rgb(x, y);
                    sum[0] += rgb >> 16 & 0xFF;
                    sum[1] += rgb >> 8 & 0xFF;
                    sum[2] += rgb & 0xFF;
                }
            }
            for (int colour = 0; colour < COLOURS; colour++) {
                sum[colour] /= cell * cell;
            }
            return sum;
        };
        return ColourEstimate.fitted(latent, config.latentChannels(), mean);
    }

    @Override
    public void close() {
        decoder.close();
        if (encoder != null) {
            encoder.close();
        }
    }

    private static Tensor run(LoadedGraph graph, Map<String, Tensor> inputs, String output) throws GeneratorException {
        try {
            Tensor given = graph.run(inputs, Set.of(output), new Stop()).get(output);
            if (given == null) {
                throw new GeneratorException(Kind.FAILED, "The graph " + graph.name() + " gave no \"" + output + "\".");
            }
            FiniteNumbers.require(given.values(), "The autoencoder " + graph.name());
            return given;
        } catch (CancelledException impossible) {
            throw new IllegalStateException("nobody can have stopped it", impossible);
        }
    }
}
