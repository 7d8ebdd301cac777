package sluice.adapters.onnx.cppn;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.analysis.TextEmbedder;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;

/**
 * The generator that is always there: abstract pictures by a compositional pattern-producing network (K. O. Stanley,
 * 2007), steered by the prompt's text embedding. It needs no download, and draws any size. See docs/builtin-generator.md.
 */
public final class BuiltinGenerator implements Generator {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltinGenerator.class);
    /** Of the heap, for a pixel on its way through all stages and caches: what is larger is refused, not tried. */
    private static final int BYTES_A_PIXEL = 96;

    public static final RenderModel MODEL = new RenderModel(
            "builtin",
            "cppn",
            Quality.HERO,
            Map.of(Quality.DRAFT, 2, Quality.STANDARD, 4, Quality.HERO, 16),
            64,
            Wishes.GUIDANCE,
            List.of("passes"),
            8,
            64,
            Math.min(1L << 26, Runtime.getRuntime().maxMemory() / BYTES_A_PIXEL),
            true,
            true,
            true,
            4,
            List.of(Recipe.ORIGINAL),
            96L << 20,
            false);

    private final TextEmbedder embedder;
    private final int threads;
    /** What is being opened before it is asked for, if anything is. */
    private final AtomicReference<@Nullable CompletableFuture<@Nullable Pipeline>> ahead = new AtomicReference<>();

    /** @param embedder of the prompts; stays the caller's to close */
    public BuiltinGenerator(TextEmbedder embedder) {
        this(embedder, Runtime.getRuntime().availableProcessors());
    }

    /** @param threads that may compute at a time, the caller's among them */
    public BuiltinGenerator(TextEmbedder embedder, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads are at least 1, not " + threads);
        }
        this.embedder = embedder;
        this.threads = threads;
    }

    @Override
    public List<RenderModel> models() {
        return List.of(MODEL);
    }

    @Override
    public Pipeline open(String model, String variant) throws GeneratorException {
        if (!MODEL.id().equals(model) || !MODEL.variants().contains(variant)) {
            throw new GeneratorException(
                    GeneratorException.Kind.REFUSED,
                    "The built-in generator has no model " + model + " (" + variant + ").");
        }
        Pipeline opened = openedAhead();
        return opened == null ? BuiltinPipeline.opened(embedder, threads) : opened;
    }

    /** It will be asked for soon: a thread opens it from now on, and whoever asks first gets that. */
    public void openAhead() {
        CompletableFuture<@Nullable Pipeline> opening = new CompletableFuture<>();
        if (ahead.compareAndSet(null, opening)) {
            // A process that fails meanwhile must not end within a native library that is half loaded.
            Runtime.getRuntime().addShutdownHook(new Thread(opening::join, "opened-ahead"));
            Thread.ofPlatform().name("opening-ahead").daemon().start(() -> opening.complete(openedOrNull()));
        }
    }

    private @Nullable Pipeline openedOrNull() {
        try {
            return BuiltinPipeline.opened(embedder, threads);
        } catch (GeneratorException | RuntimeException | Error failure) {
            LOG.warn(
                    "The built-in generator could not be opened ahead",
                    failure); // whoever asks for it tries again, and hears why
            return null;
        }
    }

    private @Nullable Pipeline openedAhead() {
        CompletableFuture<@Nullable Pipeline> opening = ahead.getAndSet(null);
        return opening == null ? null : opening.join();
    }

    @Override
    public void close() {
        Pipeline unused = openedAhead();
        if (unused != null) {
            unused.close();
        }
    }
}
