package sluice.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.PngFile;
import sluice.failure.SluiceException;
import sluice.image.ImageFormat;
import sluice.metadata.Parameter;

/** What an import makes of folders. */
@SuppressWarnings("NullAway.Init")
class ImporterTest {
    @TempDir
    Path temporary;

    private Path folder;
    private final IngestBench bench = new IngestBench();

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("images"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theSameBytesAtSeveralPathsAreOneAssetAndCountedAsDuplicates() throws Exception {
        Drawn.png(folder.resolve("a.png"), 1);
        Drawn.png(folder.resolve("b/copy of a.png"), 1);
        Drawn.png(folder.resolve("c.png"), 2);

        ImportRun run = bench.run(folder);

        assertEquals(ImportState.DONE, run.state());
        assertEquals(new ImportCounts(3, 2, 1, 0, 0, 0), run.counts());
        assertEquals(2, bench.assets().size());
        assertEquals(2, bench.at(folder.resolve("a.png")).locations().size());
    }

    @Test
    void aSecondImportFindsEverythingUnchanged() throws Exception {
        for (int i = 0; i < 300; i++) {
            Drawn.png(folder.resolve(i % 7 + "/" + i + ".png"), i);
        }
        Files.writeString(folder.resolve("notes.md"), "no image");

        assertEquals(new ImportCounts(301, 300, 0, 0, 1, 0), bench.run(folder).counts());
        ImportRun second = bench.run(folder);

        assertEquals(new ImportCounts(301, 0, 0, 300, 1, 0), second.counts());
        assertEquals(List.of(folder.resolve("notes.md")), paths(bench.problems(second)));
    }

    @Test
    void movedAndRenamedFilesKeepTheirIdentity() throws Exception {
        Path old = Drawn.png(folder.resolve("a.png"), 1);
        bench.run(folder);
        AssetId id = bench.at(old).id();

        Path moved =
                Files.move(old, Files.createDirectory(folder.resolve("sub")).resolve("renamed.png"));
        ImportRun run = bench.run(folder);

        assertEquals(new ImportCounts(1, 0, 1, 0, 0, 1), run.counts());
        assertEquals(1, bench.assets().size());
        Asset asset = bench.at(moved);
        assertEquals(id, asset.id());
        assertEquals(moved, asset.location().path());
        assertFalse(asset.missing());
    }

    @Test
    void aChangedFileIsANewAssetMadeFromTheOldOne() throws Exception {
        Path file = Drawn.png(folder.resolve("a.png"), 1);
        bench.run(folder);
        AssetId before = bench.at(file).id();

        Drawn.png(file, 22);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-05-01T00:00:00Z")));
        ImportRun run = bench.run(folder);

        assertEquals(new ImportCounts(1, 1, 0, 0, 0, 0), run.counts());
        AssetId after = bench.at(file).id();
        assertEquals(
                List.of(new Lineage(before, after, Lineage.Kind.REPLACED)),
                bench.truth.details(after).orElseThrow().parents());
        assertTrue(bench.truth.find(List.of(before)).getFirst().missing());
    }

    @Test
    void aVanishedFileIsMissingAndCanComeBack() throws Exception {
        Path file = Drawn.png(folder.resolve("a.png"), 1);
        Drawn.png(folder.resolve("b.png"), 2);
        bench.run(folder);

        Files.delete(file);
        assertEquals(new ImportCounts(1, 0, 0, 1, 0, 1), bench.run(folder).counts());
        assertTrue(bench.at(file).missing());
        assertEquals(new ImportCounts(1, 0, 0, 1, 0, 0), bench.run(folder).counts(), "it is missing once");

        Drawn.png(file, 1);
        assertEquals(new ImportCounts(2, 0, 1, 1, 0, 0), bench.run(folder).counts());
        assertFalse(bench.at(file).missing());
        assertEquals(2, bench.assets().size());
    }

    @Test
    void whatIsNoImageIsRefusedWithTheReasonWhileTheRestGoesOn() throws Exception {
        Files.write(folder.resolve("empty.png"), new byte[0]);
        Files.writeString(folder.resolve("text.png"), "not a picture at all", StandardCharsets.UTF_8);
        Files.write(folder.resolve("truncated.png"), Arrays.copyOf(Drawn.png(5), 20));
        Files.write(folder.resolve("bomb.png"), PngFile.of(8, 8).claiming(2_000_000_000, 2_000_000_000));
        Drawn.png(folder.resolve("z.png"), 1);

        ImportRun run = bench.run(folder);

        assertEquals(new ImportCounts(5, 1, 0, 0, 4, 0), run.counts());
        Map<String, String> reasons = bench.problems(run).stream()
                .collect(
                        Collectors.toMap(problem -> problem.path().getFileName().toString(), ImportProblem::reason));
        assertEquals(Set.of("empty.png", "text.png", "truncated.png", "bomb.png"), reasons.keySet());
        reasons.forEach((name, reason) -> assertFalse(reason.isBlank(), name));
        assertEquals(4, Set.copyOf(reasons.values()).size(), () -> "each has a reason of its own: " + reasons);
        assertEquals(4, bench.truth.counts().refused());
    }

    @Test
    void aFileOverTheLimitIsRefused() throws Exception {
        try (IngestBench small = new IngestBench(bench.log, IngestLimits.DEFAULT.withFileBytes(1 << 20))) {
            Files.write(folder.resolve("large.png"), Arrays.copyOf(Drawn.png(1), (1 << 20) + 1));
            ImportRun run = small.run(folder);
            assertEquals(1, run.counts().unreadable());
            assertEquals(
                    "larger than 1 MB, the limit for one file",
                    small.problems(run).getFirst().reason());
        }
    }

    @Test
    void aRefusedFileThatWasMadeGoodIsTakenIn() throws Exception {
        Path file = Files.writeString(folder.resolve("a.png"), "half");
        bench.run(folder);
        Drawn.png(file, 1);

        assertEquals(new ImportCounts(1, 1, 0, 0, 0, 0), bench.run(folder).counts());
        assertEquals(0, bench.truth.counts().refused());
    }

    @Test
    void sidecarsAreReadAndNotReported() throws Exception {
        Files.write(folder.resolve("a.jpg"), JpegFile.of(8, 8).toBytes());
        Files.writeString(
                folder.resolve("a.txt"), "a castle beside the sea\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 42");
        Files.writeString(folder.resolve("alone.txt"), "belongs to nothing");

        ImportRun run = bench.run(folder);

        assertEquals(new ImportCounts(2, 1, 0, 0, 1, 0), run.counts());
        assertEquals(List.of(folder.resolve("alone.txt")), paths(bench.problems(run)));
        assertEquals(
                "a castle beside the sea",
                bench.at(folder.resolve("a.jpg"))
                        .generation()
                        .get(Parameter.PROMPT)
                        .orElseThrow());
    }

    @Test
    void theBytesDecideWhatAFileIs() throws Exception {
        Path file = Files.write(folder.resolve("named.png"), JpegFile.of(8, 8).toBytes());
        bench.run(folder);
        assertEquals(ImageFormat.JPEG, bench.at(file).header().format());
    }

    @Test
    void placesInsideOneAnotherAreCountedOnce() throws Exception {
        Path file = Drawn.png(folder.resolve("a.png"), 1);
        Drawn.png(folder.resolve("sub/b.png"), 2);

        ImportRun run = bench.run(file, folder, folder.resolve("sub"), file);

        assertEquals(new ImportCounts(2, 2, 0, 0, 0, 0), run.counts());
    }

    @Test
    void aPathThatDoesNotExistIsRefusedAndNothingIsBegun() throws Exception {
        Path gone = folder.resolve("no such folder");
        SluiceException failure = assertThrows(SluiceException.class, () -> bench.begin(folder, gone));
        assertTrue(String.valueOf(failure.getMessage()).contains("no such folder"));
        assertEquals(List.of(), bench.log.latest(10));
    }

    @Test
    void importsOverTheSameFilesAtATimeBringEachFileOnce() throws Exception {
        for (int i = 0; i < 400; i++) {
            Drawn.png(folder.resolve(i % 5 + "/" + i + ".png"), i / 2);
        }

        ImportRun first = bench.begin(folder);
        ImportRun second = bench.begin(folder, folder.resolve("1"));
        ImportRun third = bench.begin(folder.resolve("2"));
        long imported = bench.finish(first).counts().imported()
                + bench.finish(second).counts().imported()
                + bench.finish(third).counts().imported();

        assertEquals(200, imported);
        assertEquals(400, bench.current(first).counts().files());
        assertEquals(400, bench.current(second).counts().files());
        assertEquals(80, bench.current(third).counts().files());
        assertEquals(200, bench.assets().size());
        Set<Path> places = new HashSet<>();
        bench.assets().forEach(asset -> asset.locations().forEach(place -> assertTrue(places.add(place.path()))));
        assertEquals(400, places.size());
    }

    @Test
    void aCancelledImportKeepsWhatItBroughtAndCanBeDoneAgain() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            Files.write(folder.resolve(i + ".png"), new byte[] {(byte) i, (byte) (i >> 8), 3});
        }
        Drawn.png(folder.resolve("a.png"), 1);

        ImportRun run = bench.begin(folder);
        bench.current().cancel(run.id());
        ImportRun cancelled = bench.finish(run);

        assertEquals(ImportState.CANCELLED, cancelled.state());
        assertEquals(List.of(), bench.log.unfinished());
        assertEquals(
                new ImportCounts(2_001, 0, 0, 0, 2_000, 0).files(),
                bench.run(folder).counts().files());
        assertEquals(1, bench.assets().size());
    }

    private static List<Path> paths(List<ImportProblem> problems) {
        return problems.stream().map(ImportProblem::path).toList();
    }
}
