package sluice.bench.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sluice.adapters.onnx.MeasurableEmbedders;
import sluice.adapters.onnx.ShippedModels;
import sluice.adapters.onnx.diffusion.OnnxGenerator;
import sluice.adapters.onnx.optimize.Optimizer;
import sluice.adapters.onnx.optimize.Optimizer.Outcome;
import sluice.adapters.onnx.optimize.PipelineSubject;
import sluice.adapters.onnx.optimize.Subject;
import sluice.adapters.onnx.optimize.VariantKind;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.analysis.Embedder;
import sluice.models.OnnxGraph;
import sluice.models.diffusion.TinyPipelines;
import sluice.models.diffusion.TinyShape;
import sluice.render.certify.Certificate;
import sluice.render.certify.CertificateRule;
import sluice.render.certify.Machine;

/**
 * {@code OptimizeScenario WORK [SAMPLES]}: every kind of variant of the models at hand, by the code behind {@code sluice
 * optimize}: the shipped embedders, and pipelines in the layout of real ones with weights by chance, at two sizes of the
 * denoiser. Prints a table in Markdown, what was refused and what could not be made included.
 */
public final class OptimizeScenario {
    private static final int EDGE = 256;
    private static final double LEAST_SECONDS = 4;

    private OptimizeScenario() {}

    public static void main(String[] arguments) throws IOException {
        Path work = Files.createDirectories(Path.of(arguments[0]));
        int samples = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        Machine machine = Machine.here();
        System.out.println(machine.label() + ", one thread a call, " + samples + " samples, pictures of " + EDGE + "x"
                + EDGE + ", provider cpu\n");
        System.out.println(
                "| model | variant | original | variant | saved | weights | PSNR | SSIM (worst) | cosine | verdict |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        try (Embedder judge = ShippedModels.pictures()) {
            Optimizer optimizer = new Optimizer(judge, CertificateRule.DEFAULT, machine, "cpu", InstantSource.system());
            for (Subject subject : subjects(work)) {
                Optimizer.Order order =
                        new Optimizer.Order(List.of(VariantKind.values()), samples, LEAST_SECONDS, true);
                optimizer.optimise(subject, order, new Printing(subject.model()));
            }
        }
    }

    private static List<Subject> subjects(Path work) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (String name : MeasurableEmbedders.names()) {
            subjects.add(MeasurableEmbedders.named(name, work.resolve(name)));
        }
        Path pipelines = Files.createDirectories(work.resolve("pipelines"));
        for (TinyShape.Family family : List.of(TinyShape.Family.SD_TURBO, TinyShape.Family.SDXL_TURBO)) {
            for (int channels : new int[] {32, 128}) {
                String name = family.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + channels;
                TinyPipelines.write(
                        pipelines.resolve(name),
                        TinyShape.of(family, OnnxGraph.Type.FLOAT).withDenoiser(channels, 2));
                subjects.add(new PipelineSubject(
                        pipelines.resolve(name),
                        () -> new OnnxGenerator(pipelines, ProviderPlan.cpu(1), work.resolve("graphs")),
                        EDGE,
                        EDGE));
            }
        }
        return subjects;
    }

    private record Printing(String model) implements Optimizer.Progress {
        @Override
        public void at(VariantKind kind, String doing) {
            // Only what came of it is printed.
        }

        @Override
        public void ended(Outcome outcome) {
            System.out.println(
                    switch (outcome) {
                        case Outcome.Judged judged -> row(judged.certificate());
                        case Outcome.Impossible not ->
                            "| %s | %s | | | | | | | | not made: %s |"
                                    .formatted(model, not.kind().label(), not.reason());
                    });
        }

        private static String row(Certificate one) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f ms | %.1f ms | %.0f %% | %.2f → %.2f MB | %s | %s | %.4f | %s: %s |",
                    one.model(),
                    one.variant(),
                    1_000 * one.originalSeconds(),
                    1_000 * one.variantSeconds(),
                    100 * one.saved(),
                    one.originalBytes() / 1e6,
                    one.variantBytes() / 1e6,
                    Double.isNaN(one.psnr()) ? "–" : String.format(Locale.ROOT, "%.1f dB", one.psnr()),
                    Double.isNaN(one.ssim())
                            ? "–"
                            : String.format(Locale.ROOT, "%.4f (%.4f)", one.ssim(), one.worstSsim()),
                    one.cosine(),
                    one.verdict().accepted() ? "**" + one.verdict().best().label() + "**" : "refused",
                    one.verdict().reason());
        }
    }
}
