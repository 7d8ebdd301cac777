package sluice.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Export and sidecars as scripts use them. */
@SuppressWarnings("NullAway.Init")
class InterchangeCommandsTest {
    @TempDir
    Path temporary;

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void imagesGoOutWithTheirSidecarsAndRatingsComeBack() throws Exception {
        Path real = temporary.toRealPath();
        Path images = Files.createDirectory(real.resolve("images"));
        ImageFolder.png(images.resolve("one.png"), 1);
        ImageFolder.png(images.resolve("sub/one.png"), 2);
        ImageFolder.jpeg(images.resolve("three.jpg"), 3);
        Program program = new Program(real.resolve("home"), Files.createDirectories(real.resolve("scratch")));
        program.run("import", images.toString()).exits(0);
        program.run("export", "", "--names", "no").exits(2);
        program.run("export", "", real.resolve("out").toString(), "--list", "xls")
                .exits(2);
        assertFalse(Files.exists(real.resolve("out")));

        // One process serves, so that each command takes a moment only.
        try (Program.Server server = program.serve("serve", "--port", "0")) {
            assertTrue(server.address().startsWith("http"));
            program.run("rate", "4", images.resolve("one.png").toString()).exits(0);
            String out = real.resolve("out").toString();
            JsonNode sum = program.run("export", "", out, "--sidecars", "--list", "csv", "--sort", "created")
                    .exits(0)
                    .last();
            assertEquals(3, sum.path("copied").asInt(), sum::toString);
            assertEquals(
                    List.of(
                            "assets.csv",
                            "one (2).png",
                            "one (2).png.xmp",
                            "one.png",
                            "one.png.xmp",
                            "three.jpg",
                            "three.jpg.xmp"),
                    names(real.resolve("out")));
            Files.delete(real.resolve("out/three.jpg"));
            JsonNode again = program.run("export", "", out, "--sidecars", "--sort", "created")
                    .exits(0)
                    .last();
            assertEquals(2, again.path("already").asInt(), again::toString);
            assertEquals(1, again.path("copied").asInt(), again::toString);
            assertArrayEquals(
                    Files.readAllBytes(images.resolve("three.jpg")), Files.readAllBytes(real.resolve("out/three.jpg")));

            Path zip = real.resolve("all.zip");
            Path prompts = real.resolve("prompts.txt");
            program.run("export", "lighthouse", "--zip", zip.toString(), "--prompts", prompts.toString())
                    .exits(0);
            try (ZipFile opened = new ZipFile(zip.toFile())) {
                assertEquals(2, opened.size());
            }
            assertTrue(Files.readString(prompts).contains("a lighthouse, number 2\n\n"));
            program.run("export", "lighthouse", "--zip", zip.toString()).exits(2);
            program.run("export", "nothing like it", real.resolve("none").toString())
                    .exits(0);
            assertFalse(Files.exists(real.resolve("none")));

            assertEquals(
                    2,
                    program.run("sidecars", "write")
                            .exits(0)
                            .last()
                            .path("created")
                            .asInt(),
                    "of three.jpg there is nothing to tell");
            Path sidecar = images.resolve("one.png.xmp");
            Files.writeString(sidecar, Files.readString(sidecar).replace(">4<", ">-1<") + "\n");
            JsonNode dry = program.run("sidecars", "read", "--dry-run").exits(0).last();
            assertEquals(
                    "[\"rejected\"]", dry.path("items").path(0).path("words").toString());
            program.run("sidecars", "write").exits(1);
            program.run("sidecars", "read").exits(0);
            String one = images.resolve("one.png").toString();
            assertTrue(program.run("show", one).exits(0).last().path("trashed").asBoolean());
            program.run("undo").exits(0);
            assertFalse(program.run("show", one).exits(0).last().path("trashed").asBoolean());
        }
    }
}
