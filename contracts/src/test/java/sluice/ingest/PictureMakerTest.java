package sluice.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Picture;
import sluice.contracts.catalog.Faults;
import sluice.contracts.catalog.FaultyCatalog;
import sluice.contracts.fixture.HeifFile;
import sluice.contracts.fixture.PngFile;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;

/** How thumbnails come about. */
@SuppressWarnings("NullAway.Init")
class PictureMakerTest {
    private static final int SECONDS = 60;

    @TempDir
    Path temporary;

    private Path folder;
    private final IngestBench bench = new IngestBench();
    private final StagedRenderer renderer = new StagedRenderer();
    private final HeldRenditions renditions = new HeldRenditions();
    private final AtomicBoolean importing = new AtomicBoolean();
    private final List<AssetId> told = Collections.synchronizedList(new ArrayList<>());
    private final List<PictureMaker> makers = new ArrayList<>();

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("images"));
    }

    @AfterEach
    void close() {
        makers.forEach(PictureMaker::close);
        bench.close();
    }

    @Test
    void everyAssetGetsOnePictureHoweverManyWorkersThereAre() throws Exception {
        importImages(700);
        PictureMaker maker = start(4);
        for (Asset asset : bench.assets().subList(100, 160)) {
            maker.request(asset.id());
        }
        awaitNonePending();
        bench.await("all are told", () -> told.size() == 700);

        assertEquals(700, renderer.rendered(), "nothing is made twice");
        assertEquals(700, renditions.kept().size());
        bench.assets().forEach(asset -> assertInstanceOf(Picture.Ready.class, asset.picture()));
    }

    @Test
    void whatSomebodyLooksAtComesFirstTheLatestBeforeTheOthers() throws Exception {
        importImages(200);
        List<Asset> oldestFirst = bench.assets();
        PictureMaker maker = maker(1, bench.truth);
        List<AssetId> asked = oldestFirst.subList(0, 3).stream().map(Asset::id).toList();
        List<CompletableFuture<Optional<Picture>>> answers =
                asked.stream().map(maker::request).toList();
        maker.start();
        for (CompletableFuture<Optional<Picture>> answer : answers) {
            assertInstanceOf(
                    Picture.Ready.class, answer.get(SECONDS, TimeUnit.SECONDS).orElseThrow());
        }
        assertEquals(asked.reversed(), renditions.kept().subList(0, 3));
    }

    @Test
    void picturesNobodyAskedForWaitWhileAnImportReads() throws Exception {
        importImages(20);
        importing.set(true);
        PictureMaker maker = start(2);
        Asset wanted = bench.assets().get(7);
        assertTrue(maker.request(wanted.id()).get(SECONDS, TimeUnit.SECONDS).isPresent());
        assertEquals(1, renderer.rendered());

        importing.set(false);
        maker.wake();
        awaitNonePending();
    }

    @Test
    void requestsThatDropOffTheFarEndAreToldToAskAgain() throws Exception {
        importImages(1);
        PictureMaker maker = maker(1, bench.truth);
        CompletableFuture<Optional<Picture>> first =
                maker.request(bench.assets().getFirst().id());
        for (int i = 0; i < 500; i++) {
            maker.request(new AssetId("%032x".formatted(i)));
        }
        assertEquals(Optional.empty(), first.get(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void anUnknownAssetAndAFinishedOneAreAnswered() throws Exception {
        importImages(1);
        PictureMaker maker = start(1);
        awaitNonePending();
        assertInstanceOf(Picture.Impossible.class, answer(maker, new AssetId("00000000000000000000000000000000")));
        assertInstanceOf(
                Picture.Ready.class, answer(maker, bench.assets().getFirst().id()));
        assertEquals(1, renderer.rendered());
    }

    @Test
    void aFormatThatCannotBeShownSaysSo() throws Exception {
        Path file =
                Files.write(folder.resolve("a.heic"), HeifFile.of("heic", 9, 9).toBytes());
        bench.run(folder);
        start(1);
        awaitNonePending();
        Picture.Impossible picture =
                assertInstanceOf(Picture.Impossible.class, bench.at(file).picture());
        assertTrue(picture.reason().startsWith("HEIC pictures cannot be shown here"), picture.reason());
    }

    @Test
    void aFileThatVanishedMeanwhileIsMissingAndOneThatChangedIsTakenInAnew() throws Exception {
        Path gone = Drawn.png(folder.resolve("gone.png"), 1);
        Path changed = Drawn.png(folder.resolve("changed.png"), 2);
        bench.run(folder);
        AssetId before = bench.at(changed).id();
        Files.delete(gone);
        Drawn.png(changed, 333);

        PictureMaker maker = maker(1, bench.truth);
        CompletableFuture<Optional<Picture>> answer =
                maker.request(bench.at(gone).id());
        maker.start();
        awaitNonePending();

        assertInstanceOf(
                Picture.Impossible.class, answer.get(SECONDS, TimeUnit.SECONDS).orElseThrow());
        assertTrue(bench.at(gone).missing());
        assertTrue(bench.truth.find(List.of(before)).getFirst().missing());
        assertInstanceOf(Picture.Ready.class, bench.at(changed).picture());
        assertEquals(1, renditions.kept().size());
    }

    @Test
    void whereOneOfTwoFilesIsGoneTheOtherIsTaken() throws Exception {
        Path one = Drawn.png(folder.resolve("one.png"), 1);
        Drawn.png(folder.resolve("two.png"), 1);
        bench.run(folder);
        Files.delete(bench.at(one).location().path());
        PictureMaker maker = maker(1, bench.truth);
        CompletableFuture<Optional<Picture>> answer =
                maker.request(bench.at(one).id());
        maker.start();
        assertInstanceOf(
                Picture.Ready.class, answer.get(SECONDS, TimeUnit.SECONDS).orElseThrow());
        assertEquals(
                1,
                bench.assets().getFirst().locations().stream()
                        .filter(place -> place.present())
                        .count());
    }

    @Test
    void textHiddenInPixelsBecomesTheAssetsParameters() throws Exception {
        Path file = Files.write(
                folder.resolve("a.png"),
                PngFile.of(8, 8).text("Title", "a drawing").toBytes());
        bench.run(folder);
        renderer.hide("a hidden castle\nSteps: 33, Sampler: Euler, CFG scale: 5, Seed: 99, Model: deep");
        start(1);
        awaitNonePending();
        assertEquals(
                "a hidden castle",
                bench.at(file).generation().get(Parameter.PROMPT).orElseThrow());
        assertEquals(
                new Seed(99), bench.at(file).generation().get(Parameter.SEED).orElseThrow());
        assertEquals(
                2, bench.truth.details(bench.at(file).id()).orElseThrow().raw().size(), "what the file says is kept");
    }

    @Test
    void aDecoderThatFailsOnOneFileDoesNotStopTheOthers() throws Exception {
        importImages(40);
        renderer.failOn(3, () -> new IllegalStateException("a fault in the decoder"));
        renderer.failOn(9, () -> new OutOfMemoryError("too much for one file"));
        renderer.failOn(12, () -> new StackOverflowError("too deep"));
        start(2);
        awaitNonePending();
        assertEquals(3, bench.truth.counts().picturesImpossible());
        assertEquals(37, renditions.kept().size());
    }

    @Test
    void aDiskThatIsFullMakesNoPictureImpossible() throws Exception {
        importImages(5);
        renditions.full(true);
        PictureMaker maker = start(2);
        CompletableFuture<Optional<Picture>> refused =
                maker.request(bench.assets().getFirst().id());
        assertEquals(Optional.empty(), refused.get(SECONDS, TimeUnit.SECONDS), "ask again");
        assertEquals(0, bench.truth.counts().picturesImpossible());

        renditions.full(false);
        maker.wake();
        awaitNonePending();
        assertEquals(0, bench.truth.counts().picturesImpossible());
    }

    @Test
    void aCatalogThatFailsNowAndThenCostsTimeAndNoPicture() throws Exception {
        importImages(60);
        Faults faults = new Faults(7, 0);
        PictureMaker maker = maker(2, new FaultyCatalog(bench.truth, faults));
        faults.failAt(4);
        maker.start();
        awaitNonePending();
        assertEquals(0, bench.truth.counts().picturesImpossible());
    }

    @Test
    void whoeverHearsOfPicturesCannotStopThem() throws Exception {
        importImages(40);
        AtomicBoolean failed = new AtomicBoolean();
        PictureMaker maker = new PictureMaker(
                bench.truth,
                job(bench.truth),
                importing::get,
                ids -> {
                    if (failed.compareAndSet(false, true)) {
                        throw new IllegalStateException("a listener failed");
                    }
                },
                1);
        makers.add(maker);
        maker.start();
        awaitNonePending();
        bench.await("a listener was told", failed::get);
        assertEquals(40, renderer.rendered());
    }

    @Test
    void closedInTheMiddleItLeavesTheCatalogConsistentAndTheNextOneGoesOn() throws Exception {
        importImages(100);
        PictureMaker maker = start(3);
        bench.await("some are made", () -> renderer.rendered() > 20);
        CompletableFuture<Optional<Picture>> waiting =
                maker.request(bench.assets().getFirst().id());
        maker.close();
        waiting.get(SECONDS, TimeUnit.SECONDS);
        assertEquals(
                Optional.empty(), maker.request(bench.assets().getFirst().id()).get(SECONDS, TimeUnit.SECONDS));
        bench.assets().stream()
                .filter(asset -> asset.picture() instanceof Picture.Ready)
                .forEach(asset -> assertTrue(renditions.kept().contains(asset.id())));
        long made = 100 - bench.truth.counts().picturesPending();
        assertEquals(made, renditions.kept().size());

        start(2);
        awaitNonePending();
        assertEquals(100, renditions.kept().size());
    }

    private static Picture answer(PictureMaker maker, AssetId id) throws Exception {
        return maker.request(id).get(SECONDS, TimeUnit.SECONDS).orElseThrow();
    }

    private void importImages(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            Drawn.png(folder.resolve(i + ".png"), i);
        }
        bench.run(folder);
    }

    private PictureMaker start(int threads) {
        PictureMaker maker = maker(threads, bench.truth);
        maker.start();
        return maker;
    }

    private PictureMaker maker(int threads, Catalog catalog) {
        PictureMaker maker = new PictureMaker(catalog, job(catalog), importing::get, told::addAll, threads);
        makers.add(maker);
        return maker;
    }

    private PictureJob job(Catalog catalog) {
        Intake intake = new Intake(catalog, IngestBench.reader(IngestLimits.DEFAULT));
        return new PictureJob(catalog, intake, renderer, renditions, IngestLimits.DEFAULT.metadata());
    }

    private void awaitNonePending() throws InterruptedException {
        bench.await("no picture is pending", () -> bench.truth.counts().picturesPending() == 0);
    }
}
