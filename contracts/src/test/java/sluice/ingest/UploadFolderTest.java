package sluice.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.Catalog;
import sluice.asset.Outcome;
import sluice.asset.Sighting;
import sluice.contracts.catalog.Faults;
import sluice.contracts.catalog.FaultyCatalog;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.failure.SluiceException;

/** What becomes of uploads. */
@SuppressWarnings("NullAway.Init")
class UploadFolderTest {
    @TempDir
    Path temporary;

    private Path root;
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private UploadFolder uploads;

    @BeforeEach
    void folder() throws IOException {
        root = temporary.toRealPath().resolve("uploads");
        uploads = over(catalog, IngestLimits.DEFAULT);
    }

    private UploadFolder over(Catalog behind, IngestLimits limits) {
        return new UploadFolder(
                root, behind, new Intake(behind, IngestBench.reader(limits)), limits, IngestBench.CLOCK);
    }

    @Test
    void anImageIsKeptByMonthAndIsAnAsset() throws IOException {
        UploadFolder.Uploaded taken = take("castle.png", Drawn.png(1));
        assertEquals(Outcome.IMPORTED, taken.outcome());
        assertEquals(List.of(root.resolve("2026/04/castle.png")), kept());
        assertEquals(taken.asset(), catalog.awaitingPicture(1).getFirst().id());
    }

    @Test
    void knownBytesAreNotKeptTwice() throws IOException {
        UploadFolder.Uploaded first = take("castle.png", Drawn.png(1));
        UploadFolder.Uploaded second = take("other name.png", Drawn.png(1));
        assertEquals(Outcome.DUPLICATE, second.outcome());
        assertEquals(first.asset(), second.asset());
        assertEquals(1, kept().size());
    }

    @Test
    void bytesWhoseFileIsGoneAreKeptAgain() throws IOException {
        take("castle.png", Drawn.png(1));
        Path file = kept().getFirst();
        Files.delete(file);
        catalog.record(0, List.of(new Sighting.Vanished(file)));
        assertEquals(Outcome.IMPORTED, take("back.png", Drawn.png(1)).outcome());
        assertEquals(0, catalog.counts().missing());
    }

    @Test
    void whatIsNoImageIsNotKept() throws IOException {
        UploadFolder.Uploaded refused = take("virus.exe", new byte[] {'M', 'Z', 0, 0});
        assertEquals(Outcome.REFUSED, refused.outcome());
        assertNull(refused.asset());
        assertTrue(refused.reason() != null && !refused.reason().isBlank());
        assertEquals(Outcome.REFUSED, take("empty.png", new byte[0]).outcome());
        assertEquals(List.of(), kept());
        assertEquals(0, catalog.counts().refused());
    }

    @Test
    void twoFilesOfOneNameAreBothKept() throws IOException {
        take("a.png", Drawn.png(1));
        take("a.png", Drawn.png(2));
        take("a.png", Drawn.png(3));
        assertEquals(
                List.of(
                        root.resolve("2026/04/a-2.png"),
                        root.resolve("2026/04/a-3.png"),
                        root.resolve("2026/04/a.png")),
                kept());
    }

    @Test
    void whatIsTooLargeIsRefusedAndNotKept() throws IOException {
        UploadFolder small = over(catalog, IngestLimits.DEFAULT.withFileBytes(1 << 20));
        UploadFolder.Uploaded refused = small.take("a.png", new ByteArrayInputStream(new byte[(1 << 20) + 1]));
        assertEquals(Outcome.REFUSED, refused.outcome());
        assertEquals("larger than 1 MB, the limit for one file", refused.reason());
        assertEquals(List.of(), kept());
    }

    @Test
    void aStreamThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        InputStream bytes = new SequenceInputStream(new ByteArrayInputStream(Drawn.png(1)), broken);
        assertThrows(IOException.class, () -> uploads.take("a.png", bytes));
        assertEquals(List.of(), kept());
        assertEquals(0, catalog.counts().assets());
    }

    @Test
    void aCatalogThatFailsLeavesNothingAndTheNextTrySucceeds() throws IOException {
        for (int nth = 1; nth <= 3; nth++) {
            Faults faults = new Faults(nth, 0);
            faults.failAt(nth);
            UploadFolder failing = over(new FaultyCatalog(catalog, faults), IngestLimits.DEFAULT);
            byte[] png = Drawn.png(nth);
            assertThrows(SluiceException.class, () -> failing.take("a.png", new ByteArrayInputStream(png)));
            assertEquals(nth - 1, kept().size(), "call " + nth);
            assertEquals(Outcome.IMPORTED, take("a.png", png).outcome());
        }
    }

    @Test
    void theSameBytesAtTheSameMomentAreKeptOnce() throws Exception {
        byte[] png = Drawn.png(1);
        List<Callable<UploadFolder.Uploaded>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String name = i + ".png";
            calls.add(() -> uploads.take(name, new ByteArrayInputStream(png)));
        }
        int imported = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<UploadFolder.Uploaded> call : threads.invokeAll(calls)) {
                imported += call.get().outcome() == Outcome.IMPORTED ? 1 : 0;
            }
        }
        assertEquals(1, imported);
        assertEquals(1, kept().size());
        assertEquals(0, catalog.counts().missing());
    }

    @Test
    void whatWasArrivingWhenTheProgramStoppedIsRemoved() throws IOException {
        Path part = root.resolve(".arriving/7.part");
        Files.createDirectories(root.resolve(".arriving"));
        Files.writeString(part, "half");
        uploads.discardUnfinished();
        assertEquals(List.of(), kept());
    }

    private UploadFolder.Uploaded take(String name, byte[] bytes) throws IOException {
        return uploads.take(name, new ByteArrayInputStream(bytes));
    }

    /** Every file below the folder, in order. */
    private List<Path> kept() throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
