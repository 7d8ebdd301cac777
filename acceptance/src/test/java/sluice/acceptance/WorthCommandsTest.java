package sluice.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the commands about worth promise to people and scripts. */
@SuppressWarnings("NullAway.Init")
class WorthCommandsTest {
    @TempDir
    Path temporary;

    private Path real;
    private Path images;
    private Program sluice;

    @BeforeEach
    void library() throws Exception {
        real = temporary.toRealPath();
        images = Files.createDirectory(real.resolve("images"));
        ImageFolder.png(images.resolve("one.png"), 1);
        ImageFolder.png(images.resolve("sub/two.png"), 2);
        ImageFolder.jpeg(images.resolve("three.jpg"), 3);
        sluice = new Program(real.resolve("home"), Files.createDirectories(real.resolve("scratch")));
        sluice.run("import", images.toString()).exits(0);
    }

    private String id(String file) throws IOException, InterruptedException {
        return sluice.run("show", images.resolve(file).toString())
                .exits(0)
                .last()
                .path("id")
                .asString();
    }

    private JsonNode show(String reference) throws IOException, InterruptedException {
        return sluice.run("show", reference).exits(0).last();
    }

    private static String path(Path images, String file) {
        return images.resolve(file).toString();
    }

    @Test
    void aStarIsPromotedDrainedAndShown() throws Exception {
        String one = path(images, "one.png");
        assertEquals(1, sluice.run("star", one).exits(0).last().path("recorded").asInt());
        JsonNode starred = show(one);
        assertTrue(starred.path("starred").asBoolean());
        assertTrue(starred.path("value").asDouble() > 0.1, starred::toString);
        assertTrue(starred.path("valueBecause")
                .valueStream()
                .anyMatch(part -> part.path("signal").asString().equals("starred")));
        JsonNode queue = sluice.run("queue").exits(0).last();
        assertTrue(queue.path("explicitWaiting").asInt() >= 1, queue::toString);

        JsonNode drained = sluice.run("queue", "drain").exits(0).last();
        assertTrue(drained.path("done").asInt() >= 1, drained::toString);
        assertEquals(0, drained.path("dead").asInt());
        assertEquals(0, drained.path("waiting").asInt(), drained::toString);
        JsonNode shown = show(one);
        assertEquals(3, shown.path("tier").asInt(), shown::toString);
        assertTrue(shown.path("quality").path("overall").isNumber());
        assertTrue(shown.path("palette").size() > 0);
        assertTrue(shown.path("cost").size() >= 6, shown::toString);
        assertEquals(
                0, sluice.run("queue", "drain").exits(0).last().path("done").asInt());

        JsonNode spend = sluice.run("spend", "--days", "3").exits(0).last();
        Map<Integer, Long> tiers = spend.path("byTier")
                .valueStream()
                .collect(Collectors.toMap(
                        tier -> tier.path("tier").asInt(),
                        tier -> tier.path("images").asLong()));
        assertEquals(3, tiers.get(1), spend::toString);
        assertTrue(tiers.getOrDefault(3, 0L) >= 1, spend::toString);
    }

    @Test
    void assetsAreRatedTaggedAndCollectedByAnyReference() throws Exception {
        String two = id("sub/two.png");
        sluice.run("rate", "4", two.substring(0, 8)).exits(0);
        sluice.run("tag", "client A", two, path(images, "three.jpg")).exits(0);
        sluice.run("tag", "--remove", "client A", path(images, "three.jpg")).exits(0);
        assertEquals(
                3,
                sluice.run("collect", "--into", "All", "--query", "")
                        .exits(0)
                        .last()
                        .path("recorded")
                        .asInt());
        sluice.run("collect", "--into", "Show", "--portfolio", two).exits(0);
        sluice.run("collect", "--into", "All", "--out", path(images, "one.png")).exits(0);
        JsonNode asset = show(two);
        assertEquals(4, asset.path("rating").asInt());
        assertEquals("[\"client A\"]", asset.path("tags").toString());
        assertEquals("[\"All\",\"Show\"]", asset.path("collections").toString());
        assertEquals(2, sluice.run("search", "collection:All").exits(0).lines().size());
        assertEquals(
                1,
                sluice.run("search", "tag:\"client a\"", "rating:>=4")
                        .exits(0)
                        .lines()
                        .size());
        sluice.run("star", two).exits(0);
        sluice.run("star", "--off", two).exits(0);
        assertFalse(show(two).path("starred").asBoolean());
    }

    @Test
    void originalsAreCopiedAndNothingIsOverwritten() throws Exception {
        Path to = real.resolve("copies");
        Path first = Path.of(sluice.run("download", path(images, "one.png"), "--to", to.toString())
                .exits(0)
                .last()
                .path("file")
                .asString());
        Path second = Path.of(sluice.run("download", path(images, "one.png"), "--to", to.toString())
                .exits(0)
                .last()
                .path("file")
                .asString());
        assertEquals(List.of("one.png", "one (2).png"), List.of(name(first), name(second)));
        assertArrayEquals(Files.readAllBytes(images.resolve("one.png")), Files.readAllBytes(second));
        assertTrue(show(path(images, "one.png"))
                .path("valueBecause")
                .valueStream()
                .anyMatch(part -> part.path("signal").asString().equals("downloaded")));
        Files.delete(images.resolve("three.jpg"));
        sluice.run("download", path(images, "three.jpg"), path(images, "sub/two.png"), "--to", to.toString())
                .exits(1);
        assertTrue(Files.exists(to.resolve("two.png")));
        try (var files = Files.list(to)) {
            assertEquals(3, files.count(), "nothing half is left");
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    @Test
    void aPauseHoldsForEveryProcessAndADrainEndsIt() throws Exception {
        assertEquals(
                "paused",
                sluice.run("queue", "pause").exits(0).last().path("mode").asString());
        assertEquals(
                "paused",
                sluice.run("queue", "status").exits(0).last().path("mode").asString());
        try (Program.Server server = sluice.serve("serve", "--port", "0")) {
            assertEquals(
                    "paused", sluice.run("queue").exits(0).last().path("mode").asString());
            sluice.run("promote", path(images, "one.png")).exits(0);
            JsonNode queue = sluice.run("queue").exits(0).last();
            assertEquals("paused", queue.path("gate").path("reason").asString());
            assertEquals(0, queue.path("done").asInt());
            JsonNode drained = sluice.run("queue", "drain").exits(0).last();
            assertTrue(drained.path("done").asInt() >= 1, drained::toString);
            assertEquals("paused", drained.path("mode").asString(), "a drain leaves the mode from before");
            assertEquals(
                    "automatic",
                    sluice.run("queue", "resume").exits(0).last().path("mode").asString());
            assertTrue(server.process().isAlive());
        }
        assertEquals(
                "automatic", sluice.run("queue").exits(0).last().path("mode").asString());
        assertEquals(3, show(path(images, "one.png")).path("tier").asInt());
    }

    @Test
    void whatCannotBeAnalysedIsSkippedWithAReasonAndNothingIsDead() throws Exception {
        sluice.run("star", path(images, "one.png")).exits(0);
        Files.delete(images.resolve("one.png"));
        JsonNode drained = sluice.run("queue", "drain").exits(0).last();
        assertTrue(drained.path("skipped").asInt() >= 1, drained::toString);
        assertEquals(List.of(), sluice.run("queue", "dead").exits(0).lines());
        assertEquals(
                0,
                sluice.run("queue", "dead", "--retry")
                        .exits(0)
                        .last()
                        .path("changed")
                        .asInt());
        assertEquals(
                0,
                sluice.run("queue", "dead", "--drop")
                        .exits(0)
                        .last()
                        .path("changed")
                        .asInt());
    }

    @Test
    void wrongUseIsNamed() throws Exception {
        String one = path(images, "one.png");
        assertTrue(sluice.run("star").exits(2).err().contains("name assets"));
        assertTrue(sluice.run("rate", "6", one).exits(2).err().contains("0 to 5"));
        assertTrue(sluice.run("rate", "five", one).exits(2).err().contains("five"));
        assertTrue(sluice.run("collect", one).exits(2).err().contains("--into"));
        assertTrue(sluice.run("tag", " ", one).exits(2).err().contains("tag"));
        assertTrue(sluice.run("promote", "--tier", "1", one).exits(2).err().contains("--tier"));
        assertTrue(sluice.run("collect", "--into", "A", "--out", "--portfolio", one)
                .exits(2)
                .err()
                .contains("--out"));
        assertTrue(
                sluice.run("queue", "dead", "--retry", "--drop").exits(2).err().contains("--drop"));
        assertTrue(sluice.run("spend", "--days", "0").exits(2).err().contains("--days"));
        assertTrue(sluice.run("models", "pull", "nonsense").exits(1).err().contains("nonsense"));
        assertTrue(sluice.run("star", "ffffffffff", one).exits(1).err().contains("ffffffffff"));
        assertTrue(show(one).path("starred").asBoolean(), "the others are starred all the same");
        assertTrue(sluice.run("star", "--query", "promt:x").exits(2).err().contains("promt"));
        assertTrue(sluice.run("star", "no such thing").exits(1).err().contains("no such thing"));
    }

    @Test
    void theModelsAreListedAndSound() throws Exception {
        List<JsonNode> models = sluice.run("models").exits(0).lines();
        assertEquals(
                1,
                models.stream()
                        .filter(model -> model.path("active").asBoolean())
                        .count());
        for (JsonNode verified : sluice.run("models", "verify").exits(0).lines()) {
            assertTrue(verified.path("ok").asBoolean(), verified::toString);
        }
    }
}
