package sluice.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.AssetId;
import sluice.asset.KnownFile;
import sluice.asset.Outcome;

/** What an import makes of changes that it is told of after its first pass. */
@SuppressWarnings("NullAway.Init")
class WatchTest {
    @TempDir
    Path temporary;

    private Path folder;
    private Path outside;
    private Path first;
    private ImportRun run;
    private final IngestBench bench = new IngestBench();

    @BeforeEach
    void watch() throws Exception {
        Path real = temporary.toRealPath();
        folder = Files.createDirectory(real.resolve("images"));
        outside = Files.createDirectory(real.resolve("outside"));
        first = Drawn.png(folder.resolve("first.png"), 1);
        run = bench.watching(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aNewFileIsTakenIn() throws Exception {
        Path file = Drawn.png(folder.resolve("new.png"), 2);
        bench.watch.tell(file);
        awaitAssets(2);
        bench.await("it is counted", () -> bench.current(run).counts().imported() == 2);
    }

    @Test
    void aChangedFileBecomesANewAsset() throws Exception {
        AssetId before = bench.at(first).id();
        Drawn.png(first, 333);
        bench.watch.tell(first);
        awaitAssets(2);
        assertEquals(
                before,
                bench.truth
                        .details(bench.at(first).id())
                        .orElseThrow()
                        .parents()
                        .getFirst()
                        .parent());
    }

    @Test
    void aFileThatWasHalfWrittenIsTakenInOnceItIsComplete() throws Exception {
        byte[] whole = Drawn.png(2);
        Path file = Files.write(folder.resolve("slow.png"), Arrays.copyOf(whole, 20));
        bench.watch.tell(file);
        bench.await("half of it is refused", () -> bench.truth.counts().refused() == 1);

        Files.write(file, whole);
        bench.watch.tell(file);
        awaitAssets(2);
        assertEquals(0, bench.truth.counts().refused());
    }

    @Test
    void aFileThatIsStillBeingNamedIsLeftAlone() throws Exception {
        Path busy = Drawn.png(folder.resolve("busy.png"), 2);
        Path quiet = Drawn.png(folder.resolve("quiet.png"), 3);
        bench.watch.tell(quiet);
        bench.await("the quiet one is there", () -> {
            bench.watch.tell(busy);
            return bench.assets().size() == 2;
        });
        assertEquals(bench.at(quiet).location().path(), quiet);
        assertEquals(List.of(), bench.truth.resolve(busy.toString(), 1));
        awaitAssets(3);
    }

    @Test
    void aMovedFileKeepsItsIdentityAndCountsAsMoved() throws Exception {
        AssetId id = bench.at(first).id();
        Path moved = Files.move(first, folder.resolve("second.png"));
        bench.watch.tell(moved, first);
        bench.await(
                "it is at its new place",
                () -> bench.at(first).location().path().equals(moved));
        assertEquals(id, bench.at(moved).id());
        KnownFile known = bench.truth.known(List.of(moved)).values().iterator().next();
        assertEquals(Outcome.MOVED, known.outcome());
        bench.await("it is counted", () -> bench.current(run).counts().missing() == 1);
    }

    @Test
    void aRemovedFileIsMissing() throws Exception {
        Files.delete(first);
        bench.watch.tell(first);
        bench.await("it is missing", () -> bench.at(first).missing());
    }

    @Test
    void aFolderThatWasMovedInIsWalkedAndOneThatWasMovedOutIsMissing() throws Exception {
        Drawn.png(outside.resolve("set/a.png"), 2);
        Drawn.png(outside.resolve("set/deep/b.png"), 3);
        Path set = Files.move(outside.resolve("set"), folder.resolve("set"));
        bench.watch.tell(set);
        awaitAssets(3);

        Files.move(set, outside.resolve("set"));
        bench.watch.tell(set);
        bench.await("both are missing", () -> bench.truth.counts().missing() == 2);
        assertFalse(bench.at(first).missing());
    }

    @Test
    void afterAnOverflowEverythingIsWalkedAgain() throws Exception {
        Drawn.png(folder.resolve("untold.png"), 2);
        Files.delete(first);
        bench.watch.overflow();
        awaitAssets(2);
        bench.await("the other is missing", () -> bench.at(first).missing());
    }

    @Test
    void whatIsHiddenStaysUnseen() throws Exception {
        Path file = Drawn.png(folder.resolve(".hidden/a.png"), 2);
        Path dotted = Drawn.png(folder.resolve(".b.png"), 3);
        Path seen = Drawn.png(folder.resolve("seen.png"), 4);
        bench.watch.tell(folder.resolve(".hidden"), file, dotted, seen);
        bench.await(
                "what is not hidden is there",
                () -> !bench.truth.resolve(seen.toString(), 1).isEmpty());
        assertEquals(2, bench.assets().size());
    }

    @Test
    void aNewLinkThatLeadsOutIsNotFollowed() throws Exception {
        Path secret = Drawn.png(outside.resolve("secret.png"), 2);
        Path link = folder.resolve("link.png");
        Path linked = folder.resolve("folder");
        try {
            Files.createSymbolicLink(link, secret);
            Files.createSymbolicLink(linked, outside);
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("this system lets us make no links: " + e);
        }
        Path seen = Drawn.png(folder.resolve("seen.png"), 4);
        bench.watch.tell(link, linked, seen);
        bench.await(
                "the file is there",
                () -> !bench.truth.resolve(seen.toString(), 1).isEmpty());
        assertEquals(2, bench.assets().size());
    }

    @Test
    void aLinkFromANewFolderToOneThatIsWatchedIsNoProblem() throws Exception {
        Path set = Files.createDirectory(folder.resolve("set"));
        Drawn.png(set.resolve("a.png"), 2);
        try {
            Files.createSymbolicLink(set.resolve("link"), Files.createDirectory(folder.resolve("other")));
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("this system lets us make no links: " + e);
        }
        bench.watch.tell(set);
        awaitAssets(2);
        assertEquals(List.of(), bench.problems(run));
    }

    @Test
    void aSecondWatchOverTheSameFoldersTakesThePlaceOfTheFirst() throws Exception {
        ImportRun second = bench.watching(folder);
        bench.await("one is left", () -> bench.current().active().size() == 1);
        assertEquals(ImportState.CANCELLED, bench.current(run).state());
        assertEquals(second.id(), bench.current().active().getFirst().id());
        bench.await("it watches alone", () -> bench.watch.watched() == 1);
    }

    @Test
    void aWatchGoesOnAfterARestart() throws Exception {
        bench.restart();
        bench.await("it watches again", () -> bench.current(run).state() == ImportState.WATCHING);
        bench.watch.tell(Drawn.png(folder.resolve("new.png"), 2));
        awaitAssets(2);
    }

    private void awaitAssets(int number) throws InterruptedException {
        bench.await(number + " assets", () -> bench.assets().size() == number);
    }
}
