package sluice.adapters.onnx.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.adapters.onnx.ShippedModels;
import sluice.adapters.onnx.diffusion.OnnxGenerator;
import sluice.adapters.onnx.optimize.Optimizer.Outcome;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.analysis.Embedder;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.models.diffusion.TinyPipelines;
import sluice.models.diffusion.TinyShape;
import sluice.render.Quality;
import sluice.render.certify.Certificate;
import sluice.render.certify.CertificateRule;
import sluice.render.certify.Machine;
import sluice.render.generate.GeneratorException;
import tools.jackson.databind.json.JsonMapper;

/** Speed is whatever it is here, so the rule asks for more than there is. */
@SuppressWarnings("NullAway.Init")
class OptimizerTest {
    private static final Embedder JUDGE = ShippedModels.pictures();
    private static final Machine HERE = new Machine("A", 2, "Linux amd64");
    private static final CertificateRule STRICT = new CertificateRule(0.999_999, CertificateRule.DEFAULT.bounds());
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();

    @AfterAll
    static void close() {
        JUDGE.close();
    }

    private Optimizer optimizer(CertificateRule rule, Machine machine) {
        return new Optimizer(JUDGE, rule, machine, "cpu", () -> NOW);
    }

    private final Optimizer.Progress progress = new Optimizer.Progress() {
        @Override
        public void at(VariantKind kind, String doing) {
            heard.add(kind.label() + ": " + doing);
        }

        @Override
        public void ended(Outcome outcome) {
            heard.add(outcome.kind().label() + " ended");
        }
    };

    private static Optimizer.Order order(boolean again, VariantKind... kinds) {
        return new Optimizer.Order(List.of(kinds), 2, 0, again);
    }

    private Subject vectors() {
        return new GraphSubject("tiny", folder.resolve("tiny"), TinyGraphs.pictures(), new GraphSubject.Samples() {
            @Override
            public OnnxSession.Feed feed(int sample) {
                return TinyGraphs.pixels(sample % 5 + 1).getLast();
            }

            @Override
            public OnnxSession.Reader<float[]> reader(int sample) {
                return TinyGraphs::vector;
            }
        });
    }

    private Subject pipeline() throws Exception {
        Path model = TinyPipelines.write(folder.resolve("pipelines"), TinyShape.Family.SD_TURBO);
        return new PipelineSubject(
                model,
                () -> new OnnxGenerator(folder.resolve("pipelines"), ProviderPlan.cpu(1), folder.resolve("graphs")),
                64,
                64);
    }

    @Test
    void aRefusedVariantLeavesItsCertificateAndNothingElse() throws Exception {
        Outcome outcome = optimizer(STRICT, HERE)
                .optimise(vectors(), order(false, VariantKind.INT8_STATIC), progress)
                .getFirst();
        Certificate certificate =
                assertInstanceOf(Outcome.Judged.class, outcome).certificate();
        assertFalse(certificate.verdict().accepted());
        assertTrue(certificate.cosine() > 0.9 && Double.isNaN(certificate.ssim()), certificate::toString);
        assertTrue(certificate.originalSeconds() > 0 && certificate.variantSeconds() > 0);
        assertEquals(List.of("certificate-a-2-cores-linux-amd64.json"), files(folder.resolve("tiny")));
        assertEquals("int8-static: making", heard.getFirst());
        assertTrue(heard.contains("int8-static: sample 2 of 2"), heard::toString);
        assertEquals("int8-static ended", heard.getLast());
    }

    @Test
    void whatIsCertifiedIsNotDoneAgainUnlessAskedFor() throws Exception {
        Optimizer optimizer = optimizer(STRICT, HERE);
        optimizer.optimise(vectors(), order(false, VariantKind.FP16), progress);
        heard.clear();
        Outcome.Judged kept = (Outcome.Judged) optimizer
                .optimise(vectors(), order(false, VariantKind.FP16), progress)
                .getFirst();
        assertTrue(kept.kept());
        assertEquals(List.of("fp16 ended"), heard);
        Outcome.Judged again = (Outcome.Judged) optimizer
                .optimise(vectors(), order(true, VariantKind.FP16), progress)
                .getFirst();
        assertFalse(again.kept());
        Outcome.Judged elsewhere = (Outcome.Judged) optimizer(STRICT, new Machine("B", 1, "Linux amd64"))
                .optimise(vectors(), order(false, VariantKind.FP16), progress)
                .getFirst();
        assertFalse(elsewhere.kept(), "another machine measures for itself");
    }

    @Test
    void everyVariantOfAPipelineIsDrawnAndCompared() throws Exception {
        Subject subject = pipeline();
        List<Outcome> outcomes =
                optimizer(STRICT, HERE).optimise(subject, order(false, VariantKind.values()), progress);
        for (Outcome outcome : outcomes) {
            Certificate certificate = assertInstanceOf(Outcome.Judged.class, outcome, outcome::toString)
                    .certificate();
            assertEquals("tiny-sd-turbo", certificate.model());
            assertEquals(outcome.kind().label(), certificate.variant());
            assertTrue(certificate.psnr() > 15 && certificate.ssim() > 0.7, certificate::toString);
            assertTrue(certificate.worstSsim() <= certificate.ssim());
            assertEquals(NOW, certificate.at());
        }
        assertEquals(
                VariantKind.values().length,
                files(subject.folder().resolve("variants")).stream()
                        .filter(name -> name.startsWith("certificate-"))
                        .count());
    }

    @Test
    void aSizeThatTheModelDoesNotDrawIsRefusedBeforeAnythingIsMade() throws Exception {
        Path model = pipeline().folder();
        Subject odd = new PipelineSubject(
                model,
                () -> new OnnxGenerator(folder.resolve("pipelines"), ProviderPlan.cpu(1), folder.resolve("graphs")),
                65,
                64);
        SluiceException refused = assertThrows(
                SluiceException.class,
                () -> optimizer(STRICT, HERE).optimise(odd, order(false, VariantKind.FP16), progress));
        assertEquals(FailureCode.INVALID, refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains("65x64 is none of these"), refused::toString);
        assertFalse(Files.exists(model.resolve("variants")));
    }

    @Test
    void whatHoldsNothingToChangeIsSaidSo() throws Exception {
        Subject waves =
                new GraphSubject("waves", folder.resolve("waves"), TinyGraphs.waves(), new GraphSubject.Samples() {
                    @Override
                    public OnnxSession.Feed feed(int sample) {
                        return TinyGraphs.feed("moment", new float[] {sample}, 1, 1);
                    }

                    @Override
                    public OnnxSession.Reader<float[]> reader(int sample) {
                        return TinyGraphs::vector;
                    }
                });
        Outcome outcome = optimizer(STRICT, HERE)
                .optimise(waves, order(false, VariantKind.INT8_STATIC), progress)
                .getFirst();
        assertEquals(
                "the model has nothing that it could change",
                assertInstanceOf(Outcome.Impossible.class, outcome).reason());
        assertEquals(List.of(), files(folder.resolve("waves")));
    }

    /** A certificate holds for these files, on this machine; the router sees no other. */
    @Test
    void certificatesHoldWhereAndWhileTheyHold() throws Exception {
        Subject subject = pipeline();
        Path models = folder.resolve("pipelines");
        VariantFolder variant = new VariantFolder(subject.folder(), "fp16");
        variant.make(making -> {
            try {
                new VariantMaking(subject, VariantKind.FP16).into(making);
            } catch (GeneratorException e) {
                throw new IOException(e);
            }
        });
        Certificate accepted = new Certificate(
                "tiny-sd-turbo",
                "fp16",
                HERE.label(),
                "cpu",
                subject.hash(),
                2,
                2,
                1,
                10,
                5,
                50,
                0.99,
                0.99,
                1,
                new Certificate.Verdict(true, Quality.HERO, "50.0 % faster"),
                NOW);
        variant.certify(HERE, accepted);
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        InstantSource clock = time::get;
        FolderCertificates here = new FolderCertificates(models, HERE, "cpu", clock);
        assertEquals(List.of(accepted), here.of("tiny-sd-turbo"));
        assertEquals(List.of(), here.of("nothing"));
        assertEquals(List.of(), here.of("../pipelines/tiny-sd-turbo"));
        assertEquals(List.of(), new FolderCertificates(models, HERE, "cuda", clock).of("tiny-sd-turbo"));
        Machine other = new Machine("A", 4, "Linux amd64");
        assertEquals(List.of(), new FolderCertificates(models, other, "cpu", clock).of("tiny-sd-turbo"));

        Path graph = variant.folder().resolve("unet/model.onnx");
        byte[] sound = Files.readAllBytes(graph);
        Files.write(graph, new byte[] {1});
        assertEquals(List.of(accepted), here.of("tiny-sd-turbo"), "it is looked at every few seconds");
        time.set(NOW.plus(Duration.ofSeconds(6)));
        assertEquals(List.of(), here.of("tiny-sd-turbo"), "the variant was changed");
        Files.write(graph, sound);
        time.set(NOW.plus(Duration.ofSeconds(12)));
        assertEquals(List.of(accepted), here.of("tiny-sd-turbo"));

        Files.writeString(subject.folder().resolve("unet/config.json"), "{}");
        time.set(NOW.plus(Duration.ofSeconds(18)));
        assertEquals(List.of(), here.of("tiny-sd-turbo"), "the model was changed");
    }

    @Test
    void aCertificateThatCannotBeReadIsNone() throws Exception {
        Subject subject = pipeline();
        Path variant = Files.createDirectories(subject.folder().resolve("variants/fp16"));
        Files.writeString(variant.resolve("certificate-" + HERE.fileName() + ".json"), "{\"model\": 3}");
        assertEquals(
                List.of(),
                new FolderCertificates(folder.resolve("pipelines"), HERE, "cpu", () -> NOW).of("tiny-sd-turbo"));
    }

    @Test
    void aVariantWhosePicturesDependOnTheirBatchIsDrawnOneByOne() throws Exception {
        Path making = Files.createDirectories(folder.resolve("making"));
        pipeline().describe(making, false);
        assertEquals(
                Map.of("trained", false, "batch", 1),
                JsonMapper.shared().readValue(Files.readString(making.resolve("sluice.json")), Map.class));
    }

    private static List<String> files(Path under) throws Exception {
        if (!Files.exists(under)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(under)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
