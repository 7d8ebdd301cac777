package sluice.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.fixture.Picture;
import sluice.contracts.fixture.PngFile;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

/** What the commands about curation promise to people and scripts, over a home that no server has. */
@SuppressWarnings("NullAway.Init")
class CurationCommandsTest {
    @TempDir
    Path temporary;

    private Path art;

    private record Ended(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(Json.MAPPER::readTree).toList();
        }

        JsonNode only() {
            assertEquals(1, lines().size(), out);
            return lines().getFirst();
        }
    }

    /** Two seed variations, and another that looks like them. */
    @BeforeEach
    void library() throws Exception {
        art = Files.createDirectory(temporary.toRealPath().resolve("art"));
        draw(1, "a castle at dusk");
        draw(2, "a castle at dusk");
        draw(3, "a fox");
        done("import", art.toString());
        done("queue", "drain");
    }

    private void draw(int seed, String prompt) throws Exception {
        byte[] png = PngFile.of(Picture.opaque(64, 64, seed))
                .text(
                        "parameters",
                        prompt + "\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: " + seed
                                + ", Size: 64x64, Model: dream")
                .toBytes();
        Files.write(art.resolve(seed + ".png"), png);
    }

    private String path(int seed) {
        return art.resolve(seed + ".png").toString();
    }

    private Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--json", "--home", temporary.resolve("home").toString()))
                .toArray(String[]::new);
        int code = Main.run(all, new PrintWriter(out), new PrintWriter(err));
        assertFalse(err.toString().contains("\tat "), err::toString);
        return new Ended(code, out.toString(), err.toString());
    }

    private Ended done(String... arguments) {
        Ended ended = run(arguments);
        assertEquals(0, ended.code(), () -> String.join(" ", arguments) + ": " + ended.err());
        return ended;
    }

    private void refused(String says, String... arguments) {
        Ended ended = run(arguments);
        assertTrue(ended.code() > 0, ended::out);
        assertTrue(ended.err().contains(says), ended::err);
    }

    private JsonNode show(int seed) {
        return done("show", path(seed)).only();
    }

    @Test
    void stacksAndSessionsAreShapedAndShapedBack() {
        String stack = done("stacks").only().path("id").asString();
        done("stacks", "cover", stack, path(2));
        assertTrue(show(2).path("cover").asBoolean());
        done("stacks", "cover", stack, path(1));
        assertTrue(show(1).path("cover").asBoolean());
        done("undo");
        assertTrue(show(2).path("cover").asBoolean());
        done("stacks", "remove", stack, path(1));
        assertTrue(show(1).path("stackId").isNull());
        done("stacks", "merge", path(1), path(3));
        assertEquals(show(1).path("stackId"), show(3).path("stackId"));
        refused("say first what these two are", "stacks", "different", path(1), path(3));
        done("undo");
        done("stacks", "different", path(1), path(3));
        assertTrue(show(1).path("stackId").isNull());
        done("stacks", "doubtful");
        refused("no stack 99", "stacks", "show", "99");

        String session = done("sessions").lines().getFirst().path("id").asString();
        done("sessions", "rename", session, "Evening");
        done("sessions", "split", session, path(3));
        assertEquals(2, done("sessions", "list").lines().size());
        String other = show(3).path("sessionId").asString();
        done("sessions", "merge", session, other);
        assertEquals("Evening", done("sessions").only().path("name").asString());
        done("undo");
        assertEquals(other, show(3).path("sessionId").asString());
        refused("99", "sessions", "merge", session, "99");
    }

    @Test
    void collectionsAreKeptAndTheBestAreChosen() {
        done("collections", "new", "Best", "--portfolio");
        done("collect", "--into", "Best", path(3));
        assertEquals(
                1, done("collections", "show", "Best").only().path("assets").asInt());
        done("collections", "new", "Castles", "--query", "castle");
        assertEquals(2, done("search", "collection:Castles").lines().size());
        refused("Castles", "collect", "--into", "Castles", path(3));
        refused("Round", "collections", "new", "Round", "--query", "collection:Round");
        done("collections", "rename", "Best", "Top/of all");
        assertEquals("[\"Top/of all\"]", show(3).path("collections").toString());
        done("collections", "delete", "Top/of all");
        done("undo");
        assertEquals("[\"Top/of all\"]", show(3).path("collections").toString());
        done("suggest");

        done("distil", "--from", "castle", "--count", "1", "--name", "One");
        assertEquals(1, done("search", "collection:One").lines().size());
        refused("match", "distil", "--from", "unicorn", "--count", "2");
        refused("of 30", "tune");
        assertEquals(1, done("tune", "--history").lines().size());
        done("label", "red", path(1));
        done("reject", path(2));
        assertEquals(List.of(), done("search", "castle -seed:1").lines());
        assertEquals(2, done("search", "is:trashed OR label:red").lines().size());
    }
}
