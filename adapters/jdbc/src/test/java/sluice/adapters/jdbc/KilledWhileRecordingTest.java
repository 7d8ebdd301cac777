package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sluice.adapters.jdbc.KilledProcess.Kill;
import sluice.asset.Asset;
import sluice.asset.Picture;

/** Another process records and is killed, again and again; what it was told is done must be there, and nothing by half. */
@Timeout(300)
class KilledWhileRecordingTest {
    private static final int KILLS = 20;
    private static final long SEED = 4_242;

    @TempDir
    Path folder;

    /** How far the killed process was told it had come. */
    private record Acknowledged(int batches, int pictured) {}

    @Test
    void whatWasAcknowledgedIsThereEntirely() throws IOException, InterruptedException {
        Path file = folder.resolve("catalog.db");
        Random random = new Random(SEED);
        int first = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Acknowledged acknowledged = recordUntilKilled(file, first, random);
            first = verify(file, acknowledged, "seed " + SEED + ", kill " + kill);
        }
        assertTrue(first > KILLS, "only " + first + " batches were recorded");
    }

    private static Acknowledged recordUntilKilled(Path file, int first, Random random)
            throws IOException, InterruptedException {
        Acknowledged reached = new Acknowledged(first, first);
        Kill kill = Kill.by(random, 12, 4_000_000);
        for (String line : KilledProcess.run(kill, RecordingProcess.class, file.toString(), Integer.toString(first))) {
            reached = next(line, reached);
        }
        return reached;
    }

    private static Acknowledged next(String line, Acknowledged reached) {
        return switch (line) {
            case RecordingProcess.RECORDED -> new Acknowledged(reached.batches() + 1, reached.pictured());
            case RecordingProcess.PICTURED -> new Acknowledged(reached.batches(), reached.pictured() + 1);
            // The last line may be cut off by the kill.
            default -> reached;
        };
    }

    /** The number of the batch to go on with. */
    private static int verify(Path file, Acknowledged acknowledged, String when) {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            assertEquals(List.of(), database.integrity(), when);
            SqliteCatalog catalog = new SqliteCatalog(database);
            int batches = 0;
            int pictured = 0;
            for (List<Asset> found = found(catalog, 0); !found.isEmpty(); found = found(catalog, batches)) {
                assertEquals(RecordingProcess.BATCH, found.size(), when + ": batch " + batches + " by half");
                long ready = found.stream()
                        .filter(asset -> asset.picture() instanceof Picture.Ready)
                        .count();
                assertTrue(ready == 0 || ready == RecordingProcess.BATCH, when + ": pictures by half");
                pictured += ready == 0 ? 0 : 1;
                batches++;
            }
            assertTrue(batches >= acknowledged.batches(), when + ": " + batches + " batches of " + acknowledged);
            assertTrue(pictured >= acknowledged.pictured(), when + ": " + pictured + " pictured of " + acknowledged);
            assertTrue(batches <= acknowledged.batches() + 1, when + ": more than was asked for");
            assertEquals(
                    (long) batches * RecordingProcess.BATCH, catalog.counts().assets(), when);
            RecordingProcess.picture(catalog, batches - 1);
            return batches;
        }
    }

    private static List<Asset> found(SqliteCatalog catalog, int batch) {
        return catalog.find(RecordingProcess.ids(batch));
    }
}
