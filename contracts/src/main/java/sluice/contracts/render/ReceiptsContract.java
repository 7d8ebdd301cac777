package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.image.ImageFormat;
import sluice.render.Latency;
import sluice.render.Phase;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.StartImage;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.cache.CacheKind;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;
import sluice.render.run.Receipt;
import sluice.render.run.Receipts;

/** What all {@link Receipts} keep to, line by line. */
public abstract class ReceiptsContract {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456789Z");

    /** Empty ones. */
    protected abstract Receipts receipts() throws Exception;

    /** The same after a restart. */
    protected abstract Receipts again(Receipts before) throws Exception;

    /** A receipt with something in every field. */
    protected static Receipt receipt(long job, byte... file) {
        Recipe recipe = new Recipe(
                "a spiral of wärm colours ☀",
                "grey",
                -1,
                64,
                96,
                4,
                7.5,
                "plain",
                Recipe.ORIGINAL,
                "euler",
                new StartImage(new AssetId("0123456789abcdef0123456789abcdef"), 0.4));
        return new Receipt(
                job,
                List.of(
                        new FinishedFile("", ImageFormat.PNG, 64, 96, file),
                        new FinishedFile("story", ImageFormat.WEBP, 9, 16, new byte[] {9, 8, 7})),
                new Imprint(recipe, "algorithmicMedia", "Sluice 0.3", "12", 3, AT, Quality.HERO),
                List.of(charge(Stage.DENOISE, new CacheHit(CacheKind.SIMILAR, 2.5, 0.93)), charge(Stage.DECODE, null)),
                new Latency(Map.of(Phase.QUEUE, 1.5, Phase.DENOISE, 0.25)));
    }

    private static StageCharge charge(Stage stage, @Nullable CacheHit hit) {
        return new StageCharge(
                stage,
                "here",
                "plain",
                Recipe.ORIGINAL,
                1.25,
                new Cost(0.5, 1, 42),
                hit,
                hit == null ? 0 : 17,
                Charge.Outcome.DONE,
                AT,
                "render:1:1:" + stage.label());
    }

    /** Records of arrays are equal only when they are the same: the bytes are compared apart. */
    protected static void assertSame(Receipt expected, Receipt found) {
        assertEquals(expected.job(), found.job());
        assertEquals(expected.imprint(), found.imprint());
        assertEquals(expected.charges(), found.charges());
        assertEquals(expected.latency(), found.latency());
        assertEquals(expected.files().size(), found.files().size());
        for (int at = 0; at < expected.files().size(); at++) {
            FinishedFile one = expected.files().get(at);
            FinishedFile other = found.files().get(at);
            assertEquals(
                    List.of(one.name(), one.format(), one.width(), one.height()),
                    List.of(other.name(), other.format(), other.width(), other.height()));
            assertArrayEquals(one.bytes(), other.bytes());
        }
    }

    @Test
    void whatWasKeptIsFoundWholeAlsoAfterARestart() throws Exception {
        Receipts receipts = receipts();
        Receipt one = receipt(7, (byte) 1, (byte) -2);
        assertSame(one, receipts.keep(one));
        assertSame(one, receipts.find(7).orElseThrow());
        Receipts after = again(receipts);
        assertSame(one, after.find(7).orElseThrow());
        assertTrue(after.find(8).isEmpty());
    }

    @Test
    void theFirstOneCountsUntilItIsRemoved() throws Exception {
        Receipts receipts = receipts();
        Receipt first = receipt(7, (byte) 1);
        Receipt second = receipt(7, (byte) 2);
        receipts.keep(first);
        assertSame(first, receipts.keep(second));
        assertSame(first, again(receipts).keep(second));
        receipts.remove(7);
        assertTrue(receipts.find(7).isEmpty());
        assertSame(second, receipts.keep(second));
    }

    @Test
    void removingWhatIsNotThereDoesNothing() throws Exception {
        Receipts receipts = receipts();
        receipts.remove(1);
        receipts.keep(receipt(2));
        receipts.remove(1);
        assertEquals(List.of(2L), receipts.jobs(10));
    }

    @Test
    void theLowestAreListedFirst() throws Exception {
        Receipts receipts = receipts();
        assertEquals(List.of(), receipts.jobs(10));
        for (long job : new long[] {30, 4, 1000, 5}) {
            receipts.keep(receipt(job));
        }
        assertEquals(List.of(4L, 5L, 30L, 1000L), receipts.jobs(10));
        assertEquals(List.of(4L, 5L), receipts.jobs(2));
    }

    @Test
    void ofManyKeptAtOnceAllAnswerTheSame() throws Exception {
        Receipts receipts = receipts();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Receipt>> kept = IntStream.range(0, 32)
                    .mapToObj(at -> threads.submit(() -> receipts.keep(receipt(7, (byte) at))))
                    .toList();
            Receipt counts = receipts.keep(receipt(7, (byte) 99));
            for (Future<Receipt> one : kept) {
                assertSame(counts, one.get());
            }
        }
    }
}
