package sluice.adapters.onnx.optimize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.Raster;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A pipeline in the diffusers layout, drawn with through the port that renders it otherwise: encode, denoise, decode. */
public final class PipelineSubject implements Subject {
    /** Of several kinds, so that no variant is judged by one subject only. */
    private static final List<String> PROMPTS = List.of(
            "a lighthouse on a cliff during a storm, oil painting",
            "portrait of an old woman with silver hair, soft window light",
            "a red bicycle leaning on a yellow wall",
            "aerial view of a city at night, neon reflections in the rain",
            "watercolour of a fox sleeping in autumn leaves",
            "minimal poster, three blue circles on white",
            "a bowl of ramen on a wooden table, steam, macro photograph",
            "an astronaut riding a horse through a desert canyon");

    /** Seeds of the samples count from here. */
    private static final long SEED = 20_261_121L;

    private static final String SETTINGS = "sluice.json";
    private static final long MOST_SETTINGS = 1 << 20;
    private static final int CALIBRATIONS = 4;
    private static final List<String> PARTS =
            List.of("text_encoder", "text_encoder_2", "unet", "vae_decoder", "vae_encoder");

    private final Path folder;
    private final Supplier<Generator> generators;
    private final int width;
    private final int height;

    /**
     * @param folder the model's, whose name is its id
     * @param generators each makes one that knows the models and variants that are there now; closed after use
     * @param width of the pictures to compare, a multiple of what the model takes; so with the height
     */
    public PipelineSubject(Path folder, Supplier<Generator> generators, int width, int height) {
        this.folder = folder;
        this.generators = generators;
        this.width = width;
        this.height = height;
    }

    @Override
    public String model() {
        return folder.getFileName().toString();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public String hash() {
        return new ModelFiles(folder).hash();
    }

    @Override
    public void requireSamples() {
        try (Generator generator = generators.get()) {
            RenderModel described = generator.models().stream()
                    .filter(one -> one.id().equals(model()))
                    .findFirst()
                    .orElseThrow(() -> SluiceException.about(
                            FailureCode.INVALID, model(), "The model " + model() + " cannot be drawn with."));
            recipe(described, Recipe.ORIGINAL, 0);
        } catch (GeneratorException e) {
            throw new SluiceException(FailureCode.INVALID, model(), String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<Part> parts() {
        return PARTS.stream()
                .map(part -> part + "/model.onnx")
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .map(name -> new Part(name, () -> GraphFile.open(folder.resolve(name))))
                .toList();
    }

    @Override
    public Running open(String variant) throws GeneratorException {
        Generator generator = generators.get();
        try {
            return new Drawing(generator, generator.open(model(), variant));
        } catch (GeneratorException | RuntimeException e) {
            generator.close();
            throw e;
        }
    }

    private Recipe recipe(RenderModel model, String variant, int sample) {
        if (width % model.multiple() != 0
                || height % model.multiple() != 0
                || Math.min(width, height) < model.leastEdge()
                || (long) width * height > model.mostPixels()) {
            throw SluiceException.about(
                    FailureCode.INVALID,
                    "size",
                    "%s draws multiples of %d px from %d px on, up to %,d pixels; %dx%d is none of these."
                            .formatted(
                                    model.id(),
                                    model.multiple(),
                                    model.leastEdge(),
                                    model.mostPixels(),
                                    width,
                                    height));
        }
        return new Recipe(
                PROMPTS.get(sample % PROMPTS.size()),
                "",
                SEED + sample,
                width,
                height,
                model.steps().getOrDefault(Quality.STANDARD, 1),
                model.guidance(),
                model.id(),
                variant,
                model.samplers().getFirst(),
                null);
    }

    @Override
    public List<OnnxSession.Feed> calibration(Part part) throws GeneratorException {
        List<OnnxSession.Feed> feeds = new ArrayList<>();
        try (Drawing original = (Drawing) open(Recipe.ORIGINAL);
                GraphFile graph = part.source().open()) {
            PipelineCalibration calibration = new PipelineCalibration(folder, graph.model());
            for (int sample = 0; sample < CALIBRATIONS; sample++) {
                Recipe recipe = recipe(original.pipeline.model(), Recipe.ORIGINAL, sample);
                Conditioning words = original.pipeline.encode(List.of(recipe)).getFirst();
                Steps steps = new Steps(true);
                Latents last = original.denoised(recipe, words, steps);
                if (part.role().equals("unet")) {
                    for (Latents latents : steps.some()) {
                        calibration.denoiser(recipe, words, latents).ifPresent(feeds::add);
                    }
                } else if (part.role().equals("vae_decoder")) {
                    feeds.add(calibration.decoder(last));
                }
            }
        }
        return feeds;
    }

    /** A variant whose pictures depend on their batch is drawn one by one, by the settings that the generator reads. */
    @Override
    public void describe(Path making, boolean batched) throws IOException {
        if (batched) {
            return;
        }
        Path settings = folder.resolve(SETTINGS);
        ObjectNode changed = JsonMapper.shared().createObjectNode();
        if (Files.isRegularFile(settings) && Files.size(settings) <= MOST_SETTINGS) {
            JsonNode own = JsonMapper.shared().readTree(Files.readAllBytes(settings));
            own.properties().forEach(entry -> changed.set(entry.getKey(), entry.getValue()));
        }
        Files.writeString(making.resolve(SETTINGS), changed.put("batch", 1) + "\n");
    }

    private final class Drawing implements Running {
        private final Generator generator;
        private final Pipeline pipeline;

        Drawing(Generator generator, Pipeline pipeline) {
            this.generator = generator;
            this.pipeline = pipeline;
        }

        @Override
        public Answer answer(int sample) throws GeneratorException {
            Recipe recipe = recipe(pipeline.model(), pipeline.variant(), sample);
            Conditioning words = pipeline.encode(List.of(recipe)).getFirst();
            Latents latents = denoised(recipe, words, new Steps(false));
            Raster picture = pipeline.decode(List.of(recipe), List.of(latents)).getFirst();
            return new Answer.Picture(picture);
        }

        Latents denoised(Recipe recipe, Conditioning words, Steps steps) throws GeneratorException {
            try {
                return pipeline.denoise(List.of(new Denoising(recipe, words, null, null)), steps)
                        .getFirst();
            } catch (CancelledException impossible) {
                throw new IllegalStateException("nobody can have cancelled it", impossible);
            }
        }

        @Override
        public void close() {
            pipeline.close();
            generator.close();
        }
    }
}
