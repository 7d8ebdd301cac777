package sluice.adapters.onnx.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import sluice.adapters.onnx.runtime.Stop;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;
import sluice.render.generate.StepWatch;

/**
 * A loaded pipeline. A latent's state is [1 or 2, channels, height/8, width/8]: the latent in the scheduler's own variables,
 * and for a multistep scheduler between its steps the picture that the step before saw.
 */
final class OnnxPipeline implements Pipeline {
    private final RenderModel model;
    private final String variant;
    private final long bytes;
    private final PipelineConfig config;
    private final StepPlans plans;
    private final PromptEncoder words;
    private final Denoiser denoiser;
    private final Autoencoder autoencoder;
    private final Canvases canvases;
    private final ColourEstimate colours;
    private final Consumer<OnnxPipeline> whenClosed;
    /** Held by a call, and by closing. */
    private final ReentrantLock use = new ReentrantLock();

    private volatile Stop underWay = new Stop();
    private volatile boolean stopped;
    private boolean closed;

    private OnnxPipeline(
            PipelineConfig config,
            RenderModel model,
            long bytes,
            PromptEncoder words,
            Denoiser denoiser,
            Autoencoder autoencoder,
            Consumer<OnnxPipeline> whenClosed)
            throws GeneratorException {
        this.config = config;
        this.model = model;
        this.variant = config.model().variant();
        this.bytes = bytes;
        this.plans = new StepPlans(config.scheduler());
        this.words = words;
        this.denoiser = denoiser;
        this.autoencoder = autoencoder;
        this.canvases = new Canvases(config, words, autoencoder);
        this.colours = autoencoder.colours();
        this.whenClosed = whenClosed;
    }

    /** @param whenClosed told once */
    static OnnxPipeline open(GraphLoader loader, Consumer<OnnxPipeline> whenClosed) throws GeneratorException {
        PipelineConfig config = PipelineConfig.of(loader.model());
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            PromptEncoder words = PromptEncoder.open(config, loader);
            opened.add(words::close);
            Denoiser denoiser = Denoiser.open(config, loader);
            opened.add(denoiser::close);
            Autoencoder autoencoder = Autoencoder.open(config, loader);
            opened.add(autoencoder::close);
            return new OnnxPipeline(
                    config, config.described(), config.bytes(), words, denoiser, autoencoder, whenClosed);
        } catch (GeneratorException | RuntimeException failure) {
            for (AutoCloseable one : opened) {
                closeAfter(failure, one);
            }
            throw failure;
        }
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
        return bytes;
    }

    @Override
    public List<Conditioning> encode(List<Recipe> recipes) throws GeneratorException {
        begin();
        try {
            return words.encode(recipes);
        } finally {
            use.unlock();
        }
    }

    @Override
    public List<Latents> denoise(List<Denoising> batch, StepWatch watch) throws GeneratorException, CancelledException {
        Recipe first = alike(batch);
        Sampler sampler = Sampler.labelled(first.sampler())
                .filter(config.samplers()::contains)
                .orElseThrow(() -> new GeneratorException(
                        Kind.REFUSED, "The model " + model.id() + " has no sampler \"" + first.sampler() + "\"."));
        StepPlan plan = plans.of(sampler, first.steps(), first.width(), first.height());
        begin();
        try {
            return denoised(batch, plan, watch, underWay);
        } catch (CancelledException cancelled) {
            if (stopped) {
                throw closedAlready();
            }
            throw cancelled;
        } finally {
            use.unlock();
        }
    }

    @Override
    public List<Raster> decode(List<Recipe> recipes, List<Latents> latents) throws GeneratorException {
        begin();
        try {
            List<Raster> pictures = new ArrayList<>();
            for (int image = 0; image < recipes.size(); image++) {
                Canvas canvas = canvases.left(recipes.get(image), Conditioning.NONE, latents.get(image));
                pictures.add(autoencoder.decode(canvas.latent(), canvas.rows(), canvas.columns()));
            }
            return pictures;
        } finally {
            use.unlock();
        }
    }

    /** Ends the call under way, for the generator is being closed. */
    void stop() {
        stopped = true;
        underWay.now();
    }

    @Override
    public void close() {
        use.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            words.close();
            denoiser.close();
            autoencoder.close();
        } finally {
            use.unlock();
        }
        whenClosed.accept(this);
    }

    /** Takes the lock, which the caller gives back. */
    private void begin() throws GeneratorException {
        use.lock();
        underWay = new Stop();
        if (closed || stopped) {
            use.unlock();
            throw closedAlready();
        }
    }

    private GeneratorException closedAlready() {
        return new GeneratorException(Kind.GONE, "The model " + model.id() + " has been closed.");
    }

    private List<Latents> denoised(List<Denoising> batch, StepPlan plan, StepWatch watch, Stop stop)
            throws GeneratorException, CancelledException {
        watch.whenAllCancelled(stop::now);
        List<Canvas> images = new ArrayList<>();
        for (Denoising one : batch) {
            images.add(canvases.begun(one, plan));
        }
        for (int step = 0; step < plan.steps().size(); step++) {
            step(plan, step, images, watch, stop);
        }
        return images.stream().map(Canvas::state).toList();
    }

    private void step(StepPlan plan, int step, List<Canvas> images, StepWatch watch, Stop stop)
            throws GeneratorException, CancelledException {
        List<Integer> active = new ArrayList<>();
        for (int image = 0; image < images.size(); image++) {
            if (images.get(image).done() == step && !watch.cancelled(image)) {
                active.add(image);
            }
        }
        requireOneWanted(images, watch);
        if (active.isEmpty()) {
            return;
        }
        StepPlan.Step row = plan.steps().get(step);
        List<float[]> answers =
                denoiser.answers(active.stream().map(images::get).toList(), row, stop);
        for (int at = 0; at < active.size(); at++) {
            int image = active.get(at);
            Canvas canvas = images.get(image);
            canvas.step(row, plan.remembers(), answers.get(at));
            FiniteNumbers.require(canvas.latent(), "The steps after " + denoiser.name());
            watch.stepped(
                    image,
                    canvas.done(),
                    canvas::state,
                    () -> colours.picture(canvas.seen(), canvas.rows(), canvas.columns()));
        }
        requireOneWanted(images, watch);
    }

    private static void requireOneWanted(List<Canvas> images, StepWatch watch) throws CancelledException {
        for (int image = 0; image < images.size(); image++) {
            if (!watch.cancelled(image)) {
                return;
            }
        }
        throw new CancelledException();
    }

    private Recipe alike(List<Denoising> batch) {
        if (batch.isEmpty() || batch.size() > model.batch()) {
            throw new IllegalArgumentException(batch.size() + " images in a call of 1 to " + model.batch());
        }
        Recipe first = batch.getFirst().recipe();
        for (Denoising one : batch) {
            Recipe other = one.recipe();
            if (other.width() != first.width()
                    || other.height() != first.height()
                    || other.steps() != first.steps()
                    || !other.sampler().equals(first.sampler())) {
                throw new IllegalArgumentException("these cannot be drawn in one call: " + first + ", " + other);
            }
        }
        boolean drawable = first.width() % model.multiple() == 0
                && first.height() % model.multiple() == 0
                && first.pixels() <= model.mostPixels()
                && first.steps() <= model.mostSteps();
        if (!drawable) {
            throw new IllegalArgumentException(
                    model.id() + " draws no " + first.size() + " in " + first.steps() + " steps");
        }
        return first;
    }

    private static void closeAfter(Exception failure, AutoCloseable one) {
        try {
            one.close();
        } catch (Exception another) {
            failure.addSuppressed(another);
        }
    }
}
