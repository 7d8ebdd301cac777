package sluice.adapters.comfyui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sluice.image.Raster;
import sluice.image.UnrenderableException;
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
import sluice.render.generate.Tensor;

/**
 * A model of a server. The server does everything in one go, prompt to picture, so that all of it is the stage of the
 * denoiser: its latent is the picture's file ({@link PackedFile}), and there is nothing to go on from before the last step.
 */
final class ComfyPipeline implements Pipeline {
    private static final Tensor NOTHING = new Tensor(new int[] {0}, new float[0]);
    private static final int BLANK_EDGE = 64;

    private final Made made;
    private final Consumer<ComfyPipeline> closing;
    /** Held by the call under way. */
    private final ReentrantLock working = new ReentrantLock();

    private volatile @Nullable News underWay;
    private volatile boolean stopped;

    /**
     * What it is made of.
     *
     * @param checkpoint as the server calls it; empty for a workflow that names its own
     * @param few whether the model was distilled to few steps
     */
    record Made(
            RenderModel model,
            String checkpoint,
            boolean few,
            Templates.Pair templates,
            ComfyApi api,
            PictureDecoder decoder,
            Timing timing,
            LongSupplier nanos) {}

    /** @param closing told when it is closed */
    ComfyPipeline(Made made, Consumer<ComfyPipeline> closing) {
        this.made = made;
        this.closing = closing;
    }

    @Override
    public RenderModel model() {
        return made.model();
    }

    @Override
    public String variant() {
        return Recipe.ORIGINAL;
    }

    @Override
    public long bytes() {
        return made.model().bytes();
    }

    @Override
    public List<Conditioning> encode(List<Recipe> recipes) {
        return recipes.stream().map(recipe -> Conditioning.NONE).toList();
    }

    @Override
    public List<Latents> denoise(List<Denoising> batch, StepWatch watch) throws GeneratorException, CancelledException {
        if (batch.size() != 1) {
            throw new IllegalArgumentException("one image at a time, not " + batch.size());
        }
        Denoising one = batch.getFirst();
        Latents from = one.from();
        if (from != null && from.step() == one.recipe().steps()) {
            return List.of(from);
        }
        working.lock();
        News news = new News("");
        underWay = news;
        try {
            watch.whenAllCancelled(news::stop);
            if (stopped) {
                throw closed();
            }
            return List.of(drawn(one, new Telling(one.recipe(), watch, news), news));
        } catch (CancelledException e) {
            if (stopped && !watch.cancelled(0)) {
                throw closed();
            }
            throw e;
        } finally {
            underWay = null;
            working.unlock();
        }
    }

    private Latents drawn(Denoising one, Telling telling, News news) throws GeneratorException, CancelledException {
        Raster start = one.start();
        Template template = made.templates().text();
        if (start != null) {
            template = Optional.ofNullable(made.templates().image())
                    .orElseThrow(() -> new GeneratorException(
                            Kind.REFUSED, "The model " + made.model().id() + " takes no start image."));
        }
        String image = start == null ? null : uploaded(start, telling);
        PromptRun run = new PromptRun(made.api(), made.timing(), made.nanos(), telling, news);
        byte[] file = run.draw(template.filled(Filling.of(one.recipe(), made.checkpoint(), made.few(), image)));
        Latents last = new Latents(PackedFile.pack(file), one.recipe().steps());
        telling.ended(last);
        return last;
    }

    private String uploaded(Raster start, Telling telling) throws GeneratorException {
        long began = made.nanos().getAsLong();
        try {
            return made.api().upload(start);
        } catch (StatusException e) {
            throw new GeneratorException(Kind.FAILED, unsent(e), e);
        } catch (IOException e) {
            throw new GeneratorException(Kind.GONE, unsent(e), e);
        } finally {
            telling.transported(Math.max(0, made.nanos().getAsLong() - began) / 1e9);
        }
    }

    private String unsent(IOException e) {
        return "The start image could not be sent to ComfyUI at " + made.api().address() + ": " + PromptRun.said(e)
                + ".";
    }

    @Override
    public List<Raster> decode(List<Recipe> recipes, List<Latents> latents) throws GeneratorException {
        List<Raster> pictures = new ArrayList<>();
        for (int image = 0; image < recipes.size(); image++) {
            pictures.add(decoded(recipes.get(image), latents.get(image)));
        }
        return pictures;
    }

    private Raster decoded(Recipe recipe, Latents latents) throws GeneratorException {
        byte[] file = PackedFile.unpack(latents.state())
                .orElseThrow(() -> new GeneratorException(Kind.FAILED, "There is no picture in what was kept."));
        Raster picture;
        try {
            picture = made.decoder().decode(file);
        } catch (UnrenderableException e) {
            throw new GeneratorException(
                    Kind.FAILED,
                    "ComfyUI at " + made.api().address() + " gave a file that is no picture: " + e.getMessage() + ".",
                    e);
        }
        if (picture.width() != recipe.width() || picture.height() != recipe.height()) {
            Template used = recipe.start() == null
                    ? made.templates().text()
                    : made.templates().image();
            throw new GeneratorException(
                    Kind.REFUSED,
                    "The workflow " + (used == null ? made.model().id() : used.source()) + " draws " + picture.width()
                            + "x" + picture.height() + " pixels where " + recipe.size() + " were asked for.");
        }
        return picture;
    }

    /** Ends the call under way, and all later ones at once. */
    void stop() {
        stopped = true;
        News news = underWay;
        if (news != null) {
            news.stop();
        }
    }

    @Override
    public void close() {
        working.lock();
        try {
            stopped = true;
        } finally {
            working.unlock();
        }
        closing.accept(this);
    }

    private static GeneratorException closed() {
        return new GeneratorException(Kind.GONE, "The generator has been closed.");
    }

    /** Tells a watch of the one image of its call. */
    private final class Telling implements PromptRun.Watched {
        private final Recipe recipe;
        private final StepWatch watch;
        private final News news;
        private int told;

        Telling(Recipe recipe, StepWatch watch, News news) {
            this.recipe = recipe;
            this.watch = watch;
            this.news = news;
        }

        @Override
        public void stepped(double share) {
            int done = (int) Math.min(recipe.steps() - 1L, Math.round(share * recipe.steps()));
            if (done > told) {
                told = done;
                watch.stepped(0, done, () -> new Latents(NOTHING, done), this::preview);
            }
        }

        void ended(Latents last) {
            watch.stepped(0, recipe.steps(), () -> last, this::preview);
        }

        /** The latest that came; grey while none has, since a server may be set to show none. */
        private Raster preview() {
            byte[] file = news.preview();
            if (file != null) {
                try {
                    return made.decoder().decode(file);
                } catch (UnrenderableException none) {
                    return blank();
                }
            }
            return blank();
        }

        private Raster blank() {
            byte[] rgb = new byte[3 * BLANK_EDGE * BLANK_EDGE];
            Arrays.fill(rgb, Byte.MAX_VALUE);
            return new Raster(BLANK_EDGE, BLANK_EDGE, rgb);
        }

        @Override
        public boolean cancelled() {
            return watch.cancelled(0);
        }

        @Override
        public void transported(double seconds) {
            watch.transported(seconds);
        }
    }
}
