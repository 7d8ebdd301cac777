package sluice.render.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sluice.asset.AssetId;
import sluice.render.Recipe;
import sluice.render.StartImage;

class CacheKeysTest {
    private static final StartImage START = new StartImage(new AssetId("0".repeat(32)), 0.5);
    private static final Recipe RECIPE =
            new Recipe("waves", "text", 7, 64, 96, 20, 7.5, "sd15", Recipe.ORIGINAL, "euler", START);

    /** The recipe with one thing changed, and whether that changes the conditioning. */
    record Change(String what, Recipe recipe, boolean changesConditioning) {}

    static Stream<Change> changes() {
        return Stream.of(
                new Change("prompt", recipe("wavet", "text", 7, 64, 96, 20, 7.5, "sd15", "original", "euler"), true),
                new Change("negative", recipe("waves", "", 7, 64, 96, 20, 7.5, "sd15", "original", "euler"), true),
                new Change("moved", recipe("wavest", "ext", 7, 64, 96, 20, 7.5, "sd15", "original", "euler"), true),
                new Change("seed", recipe("waves", "text", -7, 64, 96, 20, 7.5, "sd15", "original", "euler"), false),
                new Change("width", recipe("waves", "text", 7, 72, 96, 20, 7.5, "sd15", "original", "euler"), false),
                new Change("turned", recipe("waves", "text", 7, 96, 64, 20, 7.5, "sd15", "original", "euler"), false),
                new Change("steps", recipe("waves", "text", 7, 64, 96, 21, 7.5, "sd15", "original", "euler"), false),
                new Change("guidance", recipe("waves", "text", 7, 64, 96, 20, 7.4, "sd15", "original", "euler"), false),
                new Change("none", recipe("waves", "text", 7, 64, 96, 20, 1, "sd15", "original", "euler"), true),
                new Change("model", recipe("waves", "text", 7, 64, 96, 20, 7.5, "sdxl", "original", "euler"), true),
                new Change("variant", recipe("waves", "text", 7, 64, 96, 20, 7.5, "sd15", "fp16", "euler"), true),
                new Change("sampler", recipe("waves", "text", 7, 64, 96, 20, 7.5, "sd15", "original", "lcm"), false),
                new Change("no start", withStart(null), false),
                new Change("start", withStart(new StartImage(new AssetId("1".repeat(32)), 0.5)), false),
                new Change("strength", withStart(new StartImage(START.asset(), 0.6)), false));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aKeyCoversWhatItsResultDependsOn(Change change) {
        CacheKeys before = new CacheKeys("cpu", "", RECIPE);
        CacheKeys after = new CacheKeys("cpu", "", change.recipe);
        assertEquals(change.changesConditioning, !before.conditioning().equals(after.conditioning()));
        assertNotEquals(before.latent(5), after.latent(5));
        assertNotEquals(before.finalLatent(), after.finalLatent());
        assertNotEquals(before.picture(), after.picture());
        assertEquals(
                change.what.equals("prompt"),
                before.neighbours().equals(after.neighbours()),
                "only the prompt is free");
    }

    @Test
    void placeAndFilesAreInAllOfThem() {
        for (CacheKeys other : List.of(new CacheKeys("cuda", "", RECIPE), new CacheKeys("cpu", "stamp", RECIPE))) {
            assertEquals(2 * 5, new HashSet<>(both(all(other), all(new CacheKeys("cpu", "", RECIPE)))).size());
        }
    }

    @Test
    void everyKindAndStepHasItsOwnAndTheyStayAsTheyAre() {
        CacheKeys keys = new CacheKeys("cpu", "", RECIPE);
        assertEquals(5, new HashSet<>(all(keys)).size());
        assertNotEquals(keys.latent(4), keys.latent(5));
        assertEquals(all(keys), all(new CacheKeys("cpu", "", RECIPE)));
        for (String key : all(keys)) {
            assertEquals(key, RenderCache.requireKey(key));
        }
        assertTrue(keys.picture().startsWith("f44c34654b53a8fd"), "caches of before are of no use: " + keys.picture());
    }

    private static List<String> all(CacheKeys keys) {
        return List.of(keys.conditioning(), keys.latent(5), keys.finalLatent(), keys.picture(), keys.neighbours());
    }

    private static List<String> both(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static Recipe withStart(@org.jspecify.annotations.Nullable StartImage start) {
        return new Recipe("waves", "text", 7, 64, 96, 20, 7.5, "sd15", Recipe.ORIGINAL, "euler", start);
    }

    private static Recipe recipe(
            String prompt,
            String negative,
            long seed,
            int width,
            int height,
            int steps,
            double guidance,
            String model,
            String variant,
            String sampler) {
        return new Recipe(prompt, negative, seed, width, height, steps, guidance, model, variant, sampler, START);
    }
}
