package sluice.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Deep work that is killed at any moment, over and over: every job ends once, and no result is lost or doubled. */
class DrainCrashTest {
    private static final int KILLS = 20;
    /** Kills before a home is given up for a fresh one: a job that dies with its worker four times is dead. */
    private static final int KILLS_OF_ONE_HOME = 10;

    private static final int ASSETS = 20;
    private static final List<String> STEPS = List.of(
            "decode",
            "embed",
            "quality",
            "style",
            "embed-crops",
            "quality-detail",
            "composition",
            "palette",
            "portfolio");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @Test
    void killedAtAnyMomentEveryJobEndsOnce() throws Exception {
        long seed = Long.getLong("sluice.seed", 20_261_121L);
        Random random = new Random(seed);
        Path real = temporary.toRealPath();
        Path images = Files.createDirectory(real.resolve("images"));
        for (int i = 0; i < ASSETS; i++) {
            // Numbers far apart, so that nobody takes them for variations of one picture.
            ImageFolder.jpeg(images.resolve(i + ".jpg"), 1_000 * i);
        }
        Files.createDirectory(real.resolve("scratch"));

        Program measured = starred(real, images, "home 0");
        long began = System.nanoTime();
        measured.run("queue", "drain").exits(0);
        long wholeNanos = System.nanoTime() - began;

        Program sluice = measured;
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % KILLS_OF_ONE_HOME == 0) {
                sluice = starred(real, images, "home " + (1 + kill / KILLS_OF_ONE_HOME));
            }
            long nanos = (long) (wholeNanos * (0.3 + 0.7 * random.nextDouble()));
            Process process = sluice.start("queue", "drain");
            process.waitFor(nanos, TimeUnit.NANOSECONDS);
            process.destroyForcibly().waitFor();
            if (kill % KILLS_OF_ONE_HOME == KILLS_OF_ONE_HOME - 1) {
                sluice.run("queue", "drain").exits(0);
                assertComplete(sluice, "seed " + seed + ", kill " + kill);
            }
        }
    }

    private static Program starred(Path real, Path images, String home) throws Exception {
        Program sluice = new Program(real.resolve(home), real.resolve("scratch"));
        sluice.run("import", images.toString()).exits(0);
        assertEquals(
                ASSETS,
                sluice.run("star", "--query", "")
                        .exits(0)
                        .last()
                        .path("recorded")
                        .asInt());
        return sluice;
    }

    private static void assertComplete(Program sluice, String label) throws Exception {
        JsonNode queue = sluice.run("queue").exits(0).last();
        for (String state : List.of("waiting", "running", "retry", "snoozed", "dead", "skipped")) {
            assertEquals(0, queue.path(state).asInt(), label + ": " + queue);
        }
        assertEquals(ASSETS, queue.path("tiers").path("3").asInt(), label + ": " + queue);
        for (JsonNode asset : sluice.run("search", "--limit", "1000").exits(0).lines()) {
            assertEquals(3, asset.path("tier").asInt(), label + ": " + asset);
            assertTrue(asset.path("palette").size() > 0, label + ": " + asset);
            assertTrue(asset.path("quality").path("detail").isObject(), label + ": " + asset);
        }
        JsonNode steps = sluice.run("spend").exits(0).last().path("bySteps");
        for (String name : STEPS) {
            JsonNode step = steps.valueStream()
                    .filter(one -> one.path("step").asString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(label + ": nothing was billed for " + name + ": " + steps));
            assertEquals(ASSETS, step.path("images").asInt(), label + ": " + step);
        }
        sluice.run("doctor").exits(0);
    }
}
