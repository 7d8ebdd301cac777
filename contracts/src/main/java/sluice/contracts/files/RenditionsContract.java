package sluice.contracts.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.Renditions;
import sluice.image.Renditions.Kind;

/** What every {@link Renditions} does. */
public abstract class RenditionsContract {
    private static final String KEY = "00ff00ff00ff00ff00ff00ff00ff00ff";
    private static final String OTHER = "abcdef0123456789abcdef0123456789";

    /** An empty one. */
    protected abstract Renditions renditions();

    @Test
    void whatWasPutIsThereAndTheLastOneWins() {
        Renditions renditions = renditions();
        renditions.put(KEY, Kind.THUMBNAIL, new byte[] {1, 2, 3});
        renditions.put(KEY, Kind.THUMBNAIL, new byte[] {4});
        assertArrayEquals(new byte[] {4}, renditions.get(KEY, Kind.THUMBNAIL).orElseThrow());
        assertTrue(renditions.has(KEY, Kind.THUMBNAIL));
    }

    @Test
    void kindsAndKeysAreApart() {
        Renditions renditions = renditions();
        renditions.put(KEY, Kind.THUMBNAIL, new byte[] {1});
        renditions.put(OTHER, Kind.PREVIEW, new byte[] {2});
        assertFalse(renditions.has(KEY, Kind.PREVIEW));
        assertFalse(renditions.has(OTHER, Kind.THUMBNAIL));
    }

    @Test
    void whatIsMissingIsEmptyAndDeletingItDoesNothing() {
        Renditions renditions = renditions();
        assertEquals(Optional.empty(), renditions.get(KEY, Kind.THUMBNAIL).map(Arrays::toString));
        renditions.delete(KEY);
        renditions.clear();
    }

    @Test
    void deletingTakesEveryKindOfOneKey() {
        Renditions renditions = renditions();
        renditions.put(KEY, Kind.THUMBNAIL, new byte[] {1});
        renditions.put(KEY, Kind.PREVIEW, new byte[] {2});
        renditions.put(OTHER, Kind.THUMBNAIL, new byte[] {3});
        renditions.delete(KEY);
        assertFalse(renditions.has(KEY, Kind.THUMBNAIL));
        assertFalse(renditions.has(KEY, Kind.PREVIEW));
        assertTrue(renditions.has(OTHER, Kind.THUMBNAIL));
    }

    @Test
    void clearingLeavesNothingAndItGoesOn() {
        Renditions renditions = renditions();
        renditions.put(KEY, Kind.THUMBNAIL, new byte[] {1});
        renditions.clear();
        assertFalse(renditions.has(KEY, Kind.THUMBNAIL));
        renditions.put(KEY, Kind.THUMBNAIL, new byte[] {2});
        assertTrue(renditions.has(KEY, Kind.THUMBNAIL));
    }

    @Test
    void aKeyThatIsNotHexadecimalIsRefused() {
        Renditions renditions = renditions();
        for (String key : new String[] {"", "../../../../etc/passwd", "00FF00FF00FF", "00ff/00ff00ff", "con"}) {
            SluiceException refused =
                    assertThrows(SluiceException.class, () -> renditions.put(key, Kind.THUMBNAIL, new byte[1]), key);
            assertEquals(FailureCode.INVALID, refused.code());
        }
    }

    @Test
    void aReaderNeverSeesHalfOfOne() throws Exception {
        Renditions renditions = renditions();
        renditions.put(KEY, Kind.THUMBNAIL, filled(0));
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> {
                for (int round = 1; round <= 200; round++) {
                    renditions.put(KEY, Kind.THUMBNAIL, filled(round));
                }
                done.set(true);
            });
            while (!done.get() && !writer.isDone()) {
                byte[] seen = renditions.get(KEY, Kind.THUMBNAIL).orElseThrow();
                assertArrayEquals(filled(seen[0]), seen);
            }
            writer.get();
        }
    }

    private static byte[] filled(int round) {
        byte[] bytes = new byte[10_000];
        Arrays.fill(bytes, (byte) round);
        return bytes;
    }
}
