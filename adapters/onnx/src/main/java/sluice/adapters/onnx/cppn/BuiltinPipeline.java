package sluice.adapters.onnx.cppn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sluice.analysis.TextEmbedder;
import sluice.failure.SluiceException;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.StartImage;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;
import sluice.render.generate.StepWatch;

/** Words to scores, scores and seed to a field step by step, a field to colours. */
final class BuiltinPipeline implements Pipeline {
    private final Vocabulary vocabulary;
    private final Steering steering;
    private final PatternSession session;
    private final Evaluation evaluation;
    /** Held by a call under way, so that closing waits for it. */
    private final ReentrantLock calls = new ReentrantLock();

    private boolean closed;

    private BuiltinPipeline(Vocabulary vocabulary, Steering steering, int threads) {
        this.vocabulary = vocabulary;
        this.steering = steering;
        this.session = new PatternSession();
        this.evaluation = new Evaluation(session, threads);
    }

    static BuiltinPipeline opened(TextEmbedder embedder, int threads) throws GeneratorException {
        return guarded(() -> {
            // Both models take a while to load; each has a thread to do it on.
            CompletableFuture<Void> words = CompletableFuture.runAsync(
                    () -> embedder.embed(List.of("first words")),
                    task -> Thread.ofPlatform().name("words-loading").daemon().start(task));
            Vocabulary vocabulary = Vocabulary.shipped();
            Steering steering = new Steering(vocabulary, AnchorVectors.of(vocabulary, embedder), embedder);
            BuiltinPipeline pipeline = new BuiltinPipeline(vocabulary, steering, threads);
            try {
                pipeline.session.load(vocabulary.motifs().size());
                words.join();
            } catch (RuntimeException failure) {
                pipeline.close();
                throw failure;
            }
            return pipeline;
        });
    }

    @Override
    public RenderModel model() {
        return BuiltinGenerator.MODEL;
    }

    @Override
    public String variant() {
        return Recipe.ORIGINAL;
    }

    @Override
    public long bytes() {
        return model().bytes();
    }

    @Override
    public List<Conditioning> encode(List<Recipe> recipes) throws GeneratorException {
        return called(() -> recipes.stream()
                .map(recipe -> steering.encode(recipe.prompt(), recipe.negativePrompt()))
                .toList());
    }

    @Override
    public List<Latents> denoise(List<Denoising> batch, StepWatch watch) throws GeneratorException, CancelledException {
        requireAlike(batch);
        AtomicBoolean stop = new AtomicBoolean();
        watch.whenAllCancelled(() -> stop.set(true));
        List<Latents> latents = called(() -> {
            List<Drawing> drawings = new ArrayList<>();
            for (Denoising one : batch) {
                drawings.add(begun(one));
            }
            int steps = batch.getFirst().recipe().steps();
            for (int step = 1; step <= steps; step++) {
                for (int image = 0; image < drawings.size(); image++) {
                    if (!watch.cancelled(image) && !advanced(drawings.get(image), image, step, watch, stop)) {
                        return List.of();
                    }
                }
                if (stop.get() || allCancelled(drawings.size(), watch)) {
                    return List.of();
                }
            }
            return drawings.stream().map(drawing -> drawing.field().latents()).toList();
        });
        if (latents.isEmpty()) {
            throw new CancelledException();
        }
        return latents;
    }

    @Override
    public List<Raster> decode(List<Recipe> recipes, List<Latents> latents) throws GeneratorException {
        return called(() -> {
            List<Raster> pictures = new ArrayList<>();
            for (int image = 0; image < recipes.size(); image++) {
                Recipe recipe = recipes.get(image);
                Field field = Field.of(recipe, latents.get(image));
                pictures.add(Development.picture(field, recipe.width(), recipe.height()));
            }
            return pictures;
        });
    }

    @Override
    public void close() {
        calls.lock();
        try {
            closed = true;
            evaluation.close();
            session.close();
        } finally {
            calls.unlock();
        }
    }

    private record Drawing(
            Recipe recipe, Genome genome, @Nullable StartLook start, Field field) {}

    /** @return false when everything was cancelled meanwhile */
    private boolean advanced(Drawing drawing, int image, int step, StepWatch watch, AtomicBoolean stop)
            throws GeneratorException {
        Field field = drawing.field();
        if (field.done >= step) {
            return true;
        }
        Recipe recipe = drawing.recipe();
        StartImage start = recipe.start();
        Evaluation.Step work = new Evaluation.Step(
                field,
                drawing.genome(),
                new Passes(recipe.steps()),
                step,
                drawing.start(),
                start == null ? 1 : (float) start.strength());
        if (!evaluation.run(work, stop::get)) {
            return false;
        }
        field.done = step;
        field.requireFinite();
        watch.stepped(image, step, () -> field.copy().latents(), () -> Development.preview(field));
        return true;
    }

    private Drawing begun(Denoising one) throws GeneratorException {
        Recipe recipe = one.recipe();
        StartImage start = recipe.start();
        Raster image = one.start();
        StartLook lent = start == null || image == null ? null : new StartLook(image);
        Grid grid = Grid.of(recipe);
        Wishes wishes = Wishes.of(one.conditioning(), vocabulary, recipe.guidance());
        Genome genome = Genome.of(wishes, vocabulary, recipe.seed(), grid.halfWidth(), grid.halfHeight(), grid.pixel());
        Latents from = one.from();
        if (from != null) {
            return new Drawing(recipe, genome, lent, Field.of(recipe, from).copy());
        }
        Look look = Look.of(wishes, vocabulary, recipe.seed(), lent, start == null ? 1 : start.strength());
        return new Drawing(recipe, genome, lent, Field.empty(grid, look));
    }

    private static boolean allCancelled(int images, StepWatch watch) {
        for (int image = 0; image < images; image++) {
            if (!watch.cancelled(image)) {
                return false;
            }
        }
        return true;
    }

    private static void requireAlike(List<Denoising> batch) {
        if (batch.isEmpty() || batch.size() > BuiltinGenerator.MODEL.batch()) {
            throw new IllegalArgumentException(
                    "a batch has 1 to " + BuiltinGenerator.MODEL.batch() + " images, not " + batch.size());
        }
        Recipe first = batch.getFirst().recipe();
        boolean alike = batch.stream()
                .map(Denoising::recipe)
                .allMatch(other -> other.width() == first.width()
                        && other.height() == first.height()
                        && other.steps() == first.steps()
                        && other.sampler().equals(first.sampler()));
        if (!alike) {
            throw new IllegalArgumentException(
                    "the images of a batch have one size, one number of steps and one sampler");
        }
    }

    private interface Work<T> {
        T done() throws GeneratorException;
    }

    private <T> T called(Work<T> work) throws GeneratorException {
        calls.lock();
        try {
            if (closed) {
                throw new GeneratorException(GeneratorException.Kind.GONE, "The built-in generator has been closed.");
            }
            return guarded(work);
        } finally {
            calls.unlock();
        }
    }

    /** Says what a failure of the runtime means for the job and the pool. */
    private static <T> T guarded(Work<T> work) throws GeneratorException {
        try {
            return work.done();
        } catch (CompletionException failure) {
            throw new GeneratorException(GeneratorException.Kind.FAILED, String.valueOf(failure.getMessage()), failure);
        } catch (SluiceException failure) {
            throw new GeneratorException(GeneratorException.Kind.FAILED, String.valueOf(failure.getMessage()), failure);
        } catch (OutOfMemoryError failure) {
            throw new GeneratorException(
                    GeneratorException.Kind.OUT_OF_MEMORY,
                    "There is not enough memory for a picture of this size.",
                    failure);
        }
    }
}
