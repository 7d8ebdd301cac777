package sluice.adapters.comfyui;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import sluice.render.Recipe;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;

/**
 * Draws on one ComfyUI server that somebody runs: with each of its checkpoints, through the workflow templates for them, and
 * with the user's own workflows. See {@code docs/comfyui.md}.
 *
 * <p>Written after the server's public sources and their documentation of {@code /prompt}, {@code /ws}, {@code /history},
 * {@code /queue}, {@code /api/jobs}, {@code /view} and {@code /upload/image}.
 */
public final class ComfyGenerator implements Generator {
    private final ComfyApi api;
    private final Templates templates;
    private final PictureDecoder decoder;
    private final Timing timing;
    private final LongSupplier nanos;
    /** Pipelines that were opened and not closed; guarded by this. */
    private final Set<ComfyPipeline> open = new HashSet<>();

    private boolean closed;

    /**
     * @param address of the server, {@code http} or {@code https}
     * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
     */
    public ComfyGenerator(URI address, Templates templates, PictureDecoder decoder, Timing timing, LongSupplier nanos) {
        this.api = new ComfyApi(new ComfyHttp(new ServerAddress(address), timing));
        this.templates = templates;
        this.decoder = decoder;
        this.timing = timing;
        this.nanos = nanos;
    }

    /** A model and how it is drawn with. */
    private record Known(RenderModel model, String checkpoint, ModelGuess guess, Templates.Pair templates) {}

    @Override
    public List<RenderModel> models() throws GeneratorException {
        return known().stream().map(Known::model).toList();
    }

    private List<Known> known() throws GeneratorException {
        requireOpen();
        Set<String> checkpoints;
        try {
            checkpoints = api.checkpoints();
        } catch (IOException e) {
            throw new GeneratorException(
                    Kind.GONE,
                    "ComfyUI at " + api.address() + " cannot be reached, or is something else: " + PromptRun.said(e)
                            + ".",
                    e);
        }
        List<Known> all = new ArrayList<>();
        Map<String, String> byId = Checkpoints.byId(checkpoints, templates.own().keySet());
        byId.forEach((id, checkpoint) -> all.add(known(id, checkpoint, checkpoint, templates.checkpoints())));
        templates.own().forEach((name, pair) -> all.add(known(name, "", name, pair)));
        return all;
    }

    private static Known known(String id, String checkpoint, String told, Templates.Pair templates) {
        ModelGuess guess = ModelGuess.of(told);
        return new Known(guess.described(id, templates), checkpoint, guess, templates);
    }

    /** Servers load models when they first draw with them: here, it is only made sure that it is there. */
    @Override
    public Pipeline open(String model, String variant) throws GeneratorException {
        Known found = known().stream()
                .filter(one ->
                        one.model().id().equals(model) && one.model().variants().contains(variant))
                .findFirst()
                .orElseThrow(() -> new GeneratorException(
                        Kind.REFUSED,
                        "There is no model " + model + (variant.equals(Recipe.ORIGINAL) ? "" : " (" + variant + ")")
                                + " at the ComfyUI at " + api.address() + "."));
        ComfyPipeline pipeline = new ComfyPipeline(
                new ComfyPipeline.Made(
                        found.model(),
                        found.checkpoint(),
                        found.guess().few(),
                        found.templates(),
                        api,
                        decoder,
                        timing,
                        nanos),
                this::forget);
        synchronized (this) {
            requireOpen();
            open.add(pipeline);
        }
        return pipeline;
    }

    private synchronized void requireOpen() throws GeneratorException {
        if (closed) {
            throw new GeneratorException(Kind.GONE, "The generator has been closed.");
        }
    }

    private synchronized void forget(ComfyPipeline pipeline) {
        open.remove(pipeline);
    }

    /** Has the server end what is under way, and waits for that. */
    @Override
    public void close() {
        List<ComfyPipeline> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(open);
        }
        left.forEach(ComfyPipeline::stop);
        left.forEach(ComfyPipeline::close);
        api.close();
    }
}
