package sluice.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An import that is killed at any moment, over and over, loses nothing and brings nothing twice. */
class CrashTest {
    private static final int KILLS = 20;
    /** Kills before a home is given up for a fresh one. */
    private static final int KILLS_OF_ONE_HOME = 5;

    private static final int ASSETS = 130;
    private static final int DUPLICATES = 20;
    private static final int BROKEN = 6;
    private static final int SIDECARS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @Test
    void killedAtAnyMomentItEndsAsIfItHadNeverBeen() throws Exception {
        long seed = Long.getLong("sluice.seed", 20_260_401L);
        Random random = new Random(seed);
        Path real = temporary.toRealPath();
        Path images = Files.createDirectory(real.resolve("images"));
        draw(images);
        Files.createDirectory(real.resolve("scratch"));

        long began = System.nanoTime();
        Program measured = at(real, "home 0");
        measured.run("import", images.toString()).exits(1);
        long wholeNanos = System.nanoTime() - began;
        assertComplete(measured, images, "never killed");

        Program sluice = measured;
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % KILLS_OF_ONE_HOME == 0) {
                sluice = at(real, "home " + (1 + kill / KILLS_OF_ONE_HOME));
            }
            // From the moment a process is up until shortly before it would have ended.
            long nanos = (long) (wholeNanos * (0.1 + 0.9 * random.nextDouble()));
            Process process = sluice.start("import", images.toString());
            process.waitFor(nanos, TimeUnit.NANOSECONDS);
            process.destroyForcibly().waitFor();
            boolean last = kill % KILLS_OF_ONE_HOME == KILLS_OF_ONE_HOME - 1;
            if (last) {
                sluice.run("import", images.toString()).exits(1);
                assertComplete(sluice, images, "seed " + seed + ", kill " + kill);
            }
        }
    }

    private static Program at(Path folder, String home) {
        return new Program(folder.resolve(home), folder.resolve("scratch"));
    }

    private static void draw(Path images) throws IOException {
        for (int i = 0; i < ASSETS; i++) {
            Path file = images.resolve("set " + i % 5).resolve(i + (i % 2 == 0 ? ".png" : ".jpg"));
            if (i % 2 == 0) {
                ImageFolder.png(file, i);
            } else {
                ImageFolder.jpeg(file, i);
            }
        }
        for (int i = 0; i < DUPLICATES; i++) {
            Path original = images.resolve("set " + i % 5).resolve(i + (i % 2 == 0 ? ".png" : ".jpg"));
            ImageFolder.write(images.resolve("copies/copy of " + i), Files.readAllBytes(original));
        }
        for (int i = 0; i < BROKEN; i++) {
            byte[] whole = Files.readAllBytes(images.resolve("set 0/0.png"));
            ImageFolder.write(images.resolve("broken/" + i + ".png"), Arrays.copyOf(whole, 3 * i));
        }
        for (int i = 0; i < SIDECARS; i++) {
            Files.writeString(images.resolve("set " + i % 5).resolve(i + ".txt"), "beside number " + i);
        }
    }

    private static void assertComplete(Program sluice, Path images, String label) throws Exception {
        List<String> ids = sluice.run("search", "--limit", "1000").exits(0).lines().stream()
                .map(asset -> asset.path("id").asString())
                .toList();
        assertEquals(ASSETS, Set.copyOf(ids).size(), label);
        assertEquals(ASSETS, ids.size(), label);
        List<String> show = new ArrayList<>(List.of("show"));
        show.addAll(ids);
        Set<String> places = new HashSet<>();
        for (JsonNode asset : sluice.run(show.toArray(String[]::new)).exits(0).lines()) {
            for (JsonNode place : asset.path("locations")) {
                assertTrue(places.add(place.path("path").asString()), label + ": twice " + place);
                assertTrue(place.path("present").asBoolean(), label + ": " + place);
            }
            assertThumbnail(sluice.home(), asset.path("id").asString(), label);
        }
        assertEquals(imageFiles(images), places, label);
        try (Stream<Path> all = Files.walk(sluice.home().resolve("renditions"))) {
            assertFalse(all.anyMatch(path -> path.toString().endsWith(".part")), label + ": something is left over");
        }
        JsonNode again = sluice.run("import", images.toString()).exits(1).last();
        assertEquals(
                List.of(ASSETS + DUPLICATES + BROKEN, 0, 0, ASSETS + DUPLICATES, BROKEN),
                Stream.of("files", "imported", "duplicates", "unchanged", "unreadable")
                        .map(name -> again.path(name).asInt())
                        .toList(),
                label);
        sluice.run("doctor").exits(0);
    }

    private static Set<String> imageFiles(Path images) throws IOException {
        Set<String> files = new HashSet<>();
        try (Stream<Path> all = Files.walk(images)) {
            all.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".txt"))
                    .filter(path -> !path.startsWith(images.resolve("broken")))
                    .forEach(path -> files.add(path.toString()));
        }
        return files;
    }

    private static void assertThumbnail(Path home, String id, String label) throws IOException {
        Path file = home.resolve("renditions").resolve(id.substring(0, 2)).resolve(id + ".thumbnail.jpg");
        byte[] jpeg = Files.readAllBytes(file);
        assertTrue(
                jpeg.length > 4 && jpeg[jpeg.length - 2] == (byte) 0xFF && jpeg[jpeg.length - 1] == (byte) 0xD9,
                label + ": cut off " + file);
        assertTrue(ImageIO.read(new ByteArrayInputStream(jpeg)) != null, label + ": no picture " + file);
    }
}
