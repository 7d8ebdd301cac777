package sluice.adapters.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.image.ImageFormat;
import sluice.image.Raster;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Finishing;
import sluice.render.finish.Imprint;
import sluice.render.finish.Overlay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others make of our files: exiftool, where it is installed, the JDK, and a machine without fonts. */
class FinishedFilesElsewhereTest {
    private static final String PROMPT = "a \"spiral\" of warm colours, 漢字 & <more>\nsecond line";

    @TempDir
    Path folder;

    @Test
    void exiftoolReadsEveryFormat() throws Exception {
        Assumptions.assumeTrue(isThere("exiftool"), "exiftool is not installed");
        for (ImageFormat format : List.of(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP)) {
            Path file = folder.resolve("file." + format.extensions().getFirst());
            Files.write(file, finished(format).bytes());
            JsonNode tags = JsonMapper.shared()
                    .readTree(run(List.of("exiftool", "-j", file.toString())))
                    .get(0);
            assertEquals("Sluice 0.3", tags.path("CreatorTool").asString(""), tags.toString());
            assertTrue(
                    tags.path("DigitalSourceType").asString("").endsWith("/trainedAlgorithmicMedia"), tags.toString());
            assertTrue(tags.path("Description").asString("").contains("漢字 & <more>"), tags.toString());
            String text = tags.path(format == ImageFormat.PNG ? "Parameters" : "UserComment")
                    .asString("");
            assertTrue(text.contains("Steps: 4") && text.contains("漢字"), tags.toString());
            assertFalse(tags.has("Warning"), tags.toString());
            assertFalse(tags.has("Error"), tags.toString());
        }
    }

    @Test
    void theJdkReadsPngAndJpeg() throws Exception {
        for (ImageFormat format : List.of(ImageFormat.PNG, ImageFormat.JPEG)) {
            Path file = folder.resolve("file");
            Files.write(file, finished(format).bytes());
            assertEquals(40, ImageIO.read(file.toFile()).getWidth());
        }
    }

    @Test
    void textNeedsNoFontOfTheSystem() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String loaded = run(List.of(
                java,
                "-Xlog:class+load:stdout",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FinishedFilesElsewhereTest.class.getName()));
        assertTrue(loaded.contains("drawn: 1 file"), loaded.substring(Math.max(0, loaded.length() - 2_000)));
        assertFalse(loaded.contains(" sun.font."), "the JDK's fonts were loaded");
        assertFalse(loaded.contains(" java.awt.Font "), "the JDK's fonts were loaded");
        assertFalse(loaded.contains("GraphicsEnvironment"), "a display was asked for");
    }

    /** Draws a picture with text, for the test that looks at what was loaded for it. */
    public static void main(String[] arguments) {
        FinishedFile file = finished(ImageFormat.PNG);
        System.out.println("drawn: 1 file of " + file.bytes().length + " bytes");
    }

    private static FinishedFile finished(ImageFormat format) {
        Recipe recipe = new Recipe(PROMPT, "", -2, 40, 30, 4, 1, "sd-turbo", "original", "euler", null);
        Imprint imprint = new Imprint(
                recipe,
                "trainedAlgorithmicMedia",
                "Sluice 0.3",
                "7",
                0,
                Instant.parse("2026-11-21T19:00:00Z"),
                Quality.HERO);
        List<Overlay> text = List.of(new Overlay.Text("Ünï", Overlay.Place.BOTTOM, 0.2, 0xFFFFFF, 1));
        return new ImageFinisher(asset -> Optional.empty())
                .finish(
                        new Raster(40, 30, new byte[3 * 40 * 30]),
                        new Finishing(1, List.of(), text, format, 92),
                        imprint)
                .getFirst();
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "-ver").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private String run(List<String> command) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command.getFirst() + " does not end");
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
