package sluice.adapters.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.Asset;
import sluice.contracts.search.SampleAsset;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.Query;
import sluice.search.Sort;

class LuceneStorageTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatWasCommittedIsThereAfterOpeningAgain() {
        write(3, 42);
        try (LuceneIndex index = LuceneIndex.open(folder)) {
            assertEquals(42, index.checkpoint());
            assertEquals(3, total(index));
            assertEquals(Optional.empty(), index.beganAnew());
        }
    }

    @Test
    void afterAKillTheLastCommitIsThere() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Path live = folder.resolve("live");
        try (LuceneIndex index = LuceneIndex.open(live)) {
            index.put(assets(3));
            index.commit(7);
            index.put(assets(5));
            index.refresh();
            copyFiles(live, copy);
        }
        try (LuceneIndex index = LuceneIndex.open(copy)) {
            assertEquals(7, index.checkpoint());
            assertEquals(3, total(index));
        }
    }

    @Test
    void anIndexThatIsOpenIsRefusedToASecondOwner() {
        try (LuceneIndex index = LuceneIndex.open(folder)) {
            SluiceException refusal = assertThrows(SluiceException.class, () -> LuceneIndex.open(folder));
            assertEquals(FailureCode.CONFLICT, refusal.code());
            assertEquals(0, total(index));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments_", ".si", ".cfs", ".cfe"})
    void anIndexWithADamagedOrMissingFileIsBegunAnew(String part) throws IOException {
        for (boolean missing : List.of(true, false)) {
            write(3, 42);
            Path file = fileWith(part);
            if (missing && !part.equals("segments_")) {
                Files.delete(file);
            } else {
                truncate(file);
            }
            try (LuceneIndex index = LuceneIndex.open(folder)) {
                assertTrue(index.beganAnew().isPresent());
                assertEquals(0, index.checkpoint());
                assertEquals(0, total(index));
            }
            write(2, 5);
            try (LuceneIndex index = LuceneIndex.open(folder)) {
                assertEquals(2, total(index));
                index.clear();
            }
        }
    }

    @Test
    void anIndexOfAnotherMakerIsBegunAnewAndOtherFilesAreLeftAlone() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(
                    Map.of("sluice.schema", "0", "sluice.revision", "9").entrySet());
            writer.commit();
        }
        try (LuceneIndex index = LuceneIndex.open(folder)) {
            assertEquals(Optional.of("it was made by another version"), index.beganAnew());
            assertEquals(0, index.checkpoint());
        }
        assertEquals("mine", Files.readString(other));
    }

    @Test
    void aClosedIndexSaysSoAndClosesTwice() {
        LuceneIndex index = LuceneIndex.open(folder);
        index.close();
        index.close();
        SluiceException failure =
                assertThrows(SluiceException.class, () -> index.search(Query.ALL, Sort.NEWEST, null, 1));
        assertEquals(FailureCode.STORAGE, failure.code());
    }

    @Test
    void readersSeeWholeSnapshotsWhileAnotherWrites() throws InterruptedException, ExecutionException {
        try (LuceneIndex index = LuceneIndex.open(folder);
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> reads = IntStream.range(0, 4)
                    .mapToObj(reader -> readers.submit(() -> readUntilFull(index)))
                    .toList();
            for (int i = 0; i < 20; i++) {
                index.put(assets(100).subList(5 * i, 5 * i + 5));
                index.refresh();
            }
            for (Future<Boolean> read : reads) {
                assertTrue(read.get());
            }
        }
    }

    private static boolean readUntilFull(LuceneIndex index) {
        int seen = 0;
        while (seen < 100) {
            int now = index.order(Query.ALL, Sort.NEWEST, 1_000).size();
            if (now < seen || now % 5 != 0) {
                return false;
            }
            seen = now;
        }
        return true;
    }

    private void write(int count, long revision) {
        try (LuceneIndex index = LuceneIndex.open(folder)) {
            index.put(assets(count));
            index.commit(revision);
        }
    }

    private static List<Asset> assets(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> SampleAsset.named("asset " + i).prompt("a castle").asset())
                .toList();
    }

    private static long total(LuceneIndex index) {
        return index.search(Query.ALL, Sort.NEWEST, null, 1).total();
    }

    private Path fileWith(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(one -> !one.endsWith("write.lock")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
