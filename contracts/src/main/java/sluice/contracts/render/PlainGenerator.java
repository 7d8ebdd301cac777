package sluice.contracts.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
import sluice.render.generate.StepWatch;
import sluice.render.generate.Tensor;

/**
 * Draws pictures of one colour, which prompt, seed and steps decide, in next to no time: what is measured or tested
 * around it is everything else.
 */
public final class PlainGenerator implements Generator {
    public static final RenderModel MODEL = new RenderModel(
            "plain",
            "plain",
            Quality.HERO,
            Map.of(Quality.DRAFT, 2, Quality.STANDARD, 4, Quality.HERO, 8),
            100,
            1,
            List.of("plain"),
            8,
            8,
            1L << 24,
            true,
            true,
            true,
            8,
            List.of(Recipe.ORIGINAL),
            1 << 20,
            false);

    /** Something done at a moment of the work, such as waiting, or failing. */
    public interface Moment {
        void at(List<Recipe> recipes) throws GeneratorException;
    }

    private final List<RenderModel> models;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Moment atOpen = recipes -> {};
    private volatile Moment atEncode = recipes -> {};
    private volatile Moment atStep = recipes -> {};
    private volatile Moment atDecode = recipes -> {};

    public PlainGenerator() {
        this(List.of(MODEL));
    }

    public PlainGenerator(List<RenderModel> models) {
        this.models = List.copyOf(models);
    }

    public PlainGenerator atOpen(Moment moment) {
        atOpen = moment;
        return this;
    }

    public PlainGenerator atEncode(Moment moment) {
        atEncode = moment;
        return this;
    }

    public PlainGenerator atStep(Moment moment) {
        atStep = moment;
        return this;
    }

    public PlainGenerator atDecode(Moment moment) {
        atDecode = moment;
        return this;
    }

    /** Pipelines opened until now. */
    public int opened() {
        return opened.get();
    }

    /** Calls of the denoiser until now. */
    public int calls() {
        return calls.get();
    }

    @Override
    public List<RenderModel> models() {
        return models;
    }

    @Override
    public Pipeline open(String model, String variant) throws GeneratorException {
        RenderModel found = models.stream()
                .filter(one -> one.id().equals(model) && one.variants().contains(variant))
                .findFirst()
                .orElseThrow(() -> new GeneratorException(
                        GeneratorException.Kind.REFUSED, "There is no model " + model + " (" + variant + ")."));
        atOpen.at(List.of());
        opened.incrementAndGet();
        return new Plain(found, variant);
    }

    @Override
    public void close() {}

    private final class Plain implements Pipeline {
        private final RenderModel model;
        private final String variant;

        Plain(RenderModel model, String variant) {
            this.model = model;
            this.variant = variant;
        }

        @Override
        public RenderModel model() {
            return model;
        }

        @Override
        public String variant() {
            return variant;
        }

        @Override
        public long bytes() {
            return model.bytes();
        }

        @Override
        public List<Conditioning> encode(List<Recipe> recipes) throws GeneratorException {
            atEncode.at(recipes);
            return recipes.stream()
                    .map(recipe -> new Conditioning(Map.of("words", new Tensor(new int[] {1}, new float[] {
                        (recipe.prompt() + "\n" + recipe.negativePrompt()).hashCode()
                    }))))
                    .toList();
        }

        @Override
        public List<Latents> denoise(List<Denoising> batch, StepWatch watch)
                throws GeneratorException, CancelledException {
            requireAlike(batch);
            calls.incrementAndGet();
            List<Recipe> recipes = batch.stream().map(Denoising::recipe).toList();
            List<Latents> latents = new ArrayList<>();
            batch.forEach(one -> latents.add(begun(one)));
            int steps = recipes.getFirst().steps();
            for (int step = 1; step <= steps; step++) {
                atStep.at(recipes);
                for (int image = 0; image < batch.size(); image++) {
                    if (!watch.cancelled(image) && latents.get(image).step() < step) {
                        latents.set(image, stepped(latents.get(image), batch.get(image)));
                        Latents now = latents.get(image);
                        Recipe recipe = recipes.get(image);
                        watch.stepped(image, step, () -> now, () -> picture(recipe, now));
                    }
                }
                if (allCancelled(batch.size(), watch)) {
                    throw new CancelledException();
                }
            }
            return latents;
        }

        private boolean allCancelled(int images, StepWatch watch) {
            for (int image = 0; image < images; image++) {
                if (!watch.cancelled(image)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public List<Raster> decode(List<Recipe> recipes, List<Latents> latents) throws GeneratorException {
            atDecode.at(recipes);
            List<Raster> pictures = new ArrayList<>();
            for (int image = 0; image < recipes.size(); image++) {
                pictures.add(picture(recipes.get(image), latents.get(image)));
            }
            return pictures;
        }

        @Override
        public void close() {}
    }

    private static void requireAlike(List<Denoising> batch) {
        Recipe first = batch.getFirst().recipe();
        boolean alike = batch.stream()
                .map(Denoising::recipe)
                .allMatch(other -> other.width() == first.width()
                        && other.height() == first.height()
                        && other.steps() == first.steps()
                        && other.sampler().equals(first.sampler()));
        if (!alike || batch.size() > MODEL.batch()) {
            throw new IllegalArgumentException("these cannot be drawn in one call");
        }
    }

    private static Latents begun(Denoising one) {
        Latents from = one.from();
        if (from != null) {
            return from;
        }
        Raster start = one.start();
        float begin = start == null ? 0 : start.rgb(0, 0);
        return new Latents(
                new Tensor(
                        new int[] {2},
                        new float[] {new SplittableRandom(one.recipe().seed()).nextInt(1 << 20), begin}),
                0);
    }

    private static Latents stepped(Latents before, Denoising one) {
        Tensor words = one.conditioning().tensors().get("words");
        float steer = words == null ? 0 : words.values()[0];
        float[] values = before.state().values().clone();
        values[1] = new SplittableRandom(((long) Float.floatToIntBits(values[1]) << 32) ^ Float.floatToIntBits(steer))
                        .nextInt(1 << 20)
                / 16f;
        return new Latents(new Tensor(before.state().shape(), values), before.step() + 1);
    }

    private static Raster picture(Recipe recipe, @Nullable Latents latents) {
        int colour = latents == null ? 0 : Arrays.hashCode(latents.state().values());
        byte[] rgb = new byte[3 * recipe.width() * recipe.height()];
        for (int at = 0; at < rgb.length; at++) {
            rgb[at] = (byte) (colour >> 8 * (at % 3));
        }
        return new Raster(recipe.width(), recipe.height(), rgb);
    }
}
