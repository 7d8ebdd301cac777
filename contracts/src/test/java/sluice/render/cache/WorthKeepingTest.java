package sluice.render.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import sluice.contracts.render.InMemoryRenderCache;
import sluice.contracts.render.TimedRenderCache;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Latents;
import sluice.render.generate.Tensor;

/** What is kept where storing takes time. */
class WorthKeepingTest {
    private static final int EDGE = 512;
    private static final Raster PICTURE = new Raster(EDGE, EDGE, new byte[3 * EDGE * EDGE]);

    private final AtomicLong nanos = new AtomicLong();
    private final TimedRenderCache disk = new TimedRenderCache(new InMemoryRenderCache(1L << 30), nanos);
    private final StageCaches caches = new StageCaches(disk, null, () -> true, ModelFiles.NONE, nanos::get).at("here");

    private static Recipe recipe(long seed) {
        return new Recipe("waves", "", seed, EDGE, EDGE, 8, 1, "plain", "original", "plain", null);
    }

    private static Latents latents(int step, int floats) {
        return new Latents(new Tensor(new int[] {floats}, new float[floats]), step);
    }

    /** Looks a picture up and computes it when it is not there, as rendering does; whether it was there. */
    private boolean asked(long seed, double seconds) {
        if (caches.picture(recipe(seed)).isPresent()) {
            return true;
        }
        caches.keep(recipe(seed), PICTURE, seconds, null);
        return false;
    }

    private long entries() {
        return caches.figures().entries();
    }

    @Test
    void whatTakesLongerToStoreThanItSavesIsNotKept() {
        disk.writesTake(0.5);
        for (int seed = 0; seed < 50; seed++) {
            assertFalse(asked(seed, 0.2));
        }
        assertTrue(entries() <= 4, "kept, to measure what storing takes: " + entries());
        asked(99, 60);
        assertTrue(asked(99, 60), "what takes a minute is worth half a second");
    }

    @Test
    void aDiskThatWasSlowForAMomentIsWrittenToAgain() {
        disk.writesTake(5);
        asked(0, 0.6);
        disk.writesTake(0.01);
        asked(1, 0.6);
        assertEquals(1, entries(), "refused after five seconds for one");
        for (int seed = 2; seed < 60; seed++) {
            asked(seed, 0.6);
        }
        asked(100, 0.6);
        assertTrue(asked(100, 0.6));
    }

    @Test
    void whatIsAskedForAgainAfterItWasRefusedIsKeptInTheEnd() {
        disk.writesTake(0.03);
        for (int seed = 0; seed < 1_000; seed++) {
            asked(seed, 0.1);
        }
        asked(1_000, 0.1);
        assertFalse(asked(1_000, 0.1), "nobody ever asked again");
        int found = 0;
        for (int seed = 2_000; seed < 2_080; seed++) {
            for (int time = 0; time < 4; time++) {
                found += asked(seed, 0.1) ? 1 : 0;
            }
        }
        assertTrue(found > 150, "of 240: " + found);
    }

    @Test
    void whatTakesLongIsKeptHoweverSeldomItIsAskedFor() {
        for (int seed = 0; seed < 1_000; seed++) {
            asked(seed, 2);
        }
        assertEquals(1_000, entries());
    }

    /** A quarter of a second for 3 MB, as the built-in generator; twenty for 64 KB, as a trained one on a processor. */
    @Test
    void largeLatentsThatWereQuickAreNotCopiedAndSmallOnesThatTookLongAre() {
        for (int seed = 0; seed < 3; seed++) {
            caches.keep(recipe(seed), latents(8, 3 << 18), 0.25, null);
        }
        assertFalse(caches.wantsStep(recipe(9), 4));
        assertEquals(0, entries());

        caches.keep(recipe(9), latents(8, 1 << 14), 20, null);
        assertTrue(caches.wantsStep(recipe(10), 4));
        caches.keep(recipe(10), latents(4, 1 << 14), 10, null);
        assertTrue(caches.latents(recipe(10), false).isPresent());
        assertTrue(caches.latents(recipe(9), false).isPresent());
    }

    @Test
    void anEncodedPromptIsKeptSinceManySeedsUseIt() {
        caches.keep(recipe(1), new Conditioning(Map.of("words", latents(1, 384).state())), 0.02);
        assertTrue(caches.conditioning(recipe(2)).isPresent());
    }
}
