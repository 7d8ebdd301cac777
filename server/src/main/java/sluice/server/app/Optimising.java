package sluice.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.adapters.onnx.MeasurableEmbedders;
import sluice.adapters.onnx.ShippedModels;
import sluice.adapters.onnx.diffusion.OnnxGenerator;
import sluice.adapters.onnx.optimize.Optimizer;
import sluice.adapters.onnx.optimize.PipelineSubject;
import sluice.adapters.onnx.optimize.Subject;
import sluice.adapters.onnx.optimize.VariantKind;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.analysis.Embedder;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.certify.Certificate;
import sluice.render.certify.CertificateRule;
import sluice.render.certify.Machine;
import sluice.server.home.Home;

/** Makes and measures variants of the models of a home. The database is not touched, so that a server may run meanwhile. */
public final class Optimising {
    /** Long enough that a quick model takes a few dozen turns. */
    private static final double LEAST_SECONDS = 4;

    private final Home home;
    private final InstantSource clock;

    public Optimising(Home home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param variants by their labels; all kinds when empty
     * @param width of the pictures to compare
     */
    public record Wish(String model, List<String> variants, int samples, int width, int height, boolean again) {}

    /**
     * What came of a variant.
     *
     * @param certificate null when it could not be made or run
     * @param kept whether it was measured before, and was not again
     * @param reason why it is accepted, refused or missing
     */
    public record Result(String variant, @Nullable Certificate certificate, boolean kept, String reason) {}

    /** Hears how far it is. */
    public interface Progress {
        void at(String variant, String doing);

        void ended(Result result);
    }

    /** The kinds of variants there are. */
    public static List<String> variants() {
        return Arrays.stream(VariantKind.values()).map(VariantKind::label).toList();
    }

    /** Models that can be optimised: the home's pipelines, and the embedders that ship with the program. */
    public List<String> models() {
        return Stream.concat(pipelines().stream(), MeasurableEmbedders.names().stream())
                .toList();
    }

    private List<String> pipelines() {
        if (!Files.isDirectory(home.pipelines())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home.pipelines())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("model_index.json")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    home.pipelines().toString(),
                    "The pipelines in " + home.pipelines() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /**
     * @throws SluiceException NOT_FOUND naming the models there are, INVALID about {@code variants} or {@code size}
     */
    public List<Result> optimise(Wish wish, Progress progress) {
        Subject subject = subject(wish);
        List<VariantKind> kinds = wish.variants().isEmpty()
                ? List.of(VariantKind.values())
                : wish.variants().stream().map(Optimising::kind).distinct().toList();
        try (Embedder judge = ShippedModels.pictures()) {
            Optimizer optimizer = new Optimizer(judge, CertificateRule.DEFAULT, Machine.here(), "cpu", clock);
            Optimizer.Order order = new Optimizer.Order(kinds, wish.samples(), LEAST_SECONDS, wish.again());
            return optimizer.optimise(subject, order, told(progress)).stream()
                    .map(Optimising::result)
                    .toList();
        }
    }

    private Subject subject(Wish wish) {
        if (pipelines().contains(wish.model())) {
            return new PipelineSubject(
                    home.pipelines().resolve(wish.model()),
                    // As many threads as a pool on this machine would use.
                    () -> new OnnxGenerator(
                            home.pipelines(),
                            ProviderPlan.cpu(Runtime.getRuntime().availableProcessors()),
                            home.graphs()),
                    wish.width(),
                    wish.height());
        }
        if (MeasurableEmbedders.names().contains(wish.model())) {
            return MeasurableEmbedders.named(wish.model(), home.models().resolve(wish.model()));
        }
        throw SluiceException.about(
                FailureCode.NOT_FOUND,
                wish.model(),
                "There is no model \"%s\" in %s; there are: %s."
                        .formatted(wish.model(), home.pipelines(), String.join(", ", models())));
    }

    private static VariantKind kind(String label) {
        return VariantKind.labelled(label)
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.INVALID,
                        "variants",
                        "--variants takes %s; \"%s\" is none of them."
                                .formatted(String.join(", ", variants()), label)));
    }

    private static Optimizer.Progress told(Progress progress) {
        return new Optimizer.Progress() {
            @Override
            public void at(VariantKind kind, String doing) {
                progress.at(kind.label(), doing);
            }

            @Override
            public void ended(Optimizer.Outcome outcome) {
                progress.ended(result(outcome));
            }
        };
    }

    private static Result result(Optimizer.Outcome outcome) {
        return switch (outcome) {
            case Optimizer.Outcome.Judged judged ->
                new Result(
                        judged.kind().label(),
                        judged.certificate(),
                        judged.kept(),
                        judged.certificate().verdict().reason());
            case Optimizer.Outcome.Impossible not -> new Result(not.kind().label(), null, false, not.reason());
        };
    }
}
