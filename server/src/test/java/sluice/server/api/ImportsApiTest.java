package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.server.api.ServedHome.Answer;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ImportsApiTest {
    private static final String IMPORTS = "/api/v1/imports";

    @TempDir
    private static Path parent;

    private static ServedHome home;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
    }

    @AfterAll
    static void close() {
        home.close();
    }

    @Test
    void anImportCountsWhatItMet() throws Exception {
        Path folder = ServedHome.folderIn(parent, "mixed");
        byte[] one = Pictures.png(1, "one", "m");
        Pictures.write(folder.resolve("a.png"), one);
        Pictures.write(folder.resolve("sub").resolve("copy.png"), one);
        Pictures.write(folder.resolve("b.png"), Pictures.png(2, "two", "m"));
        Pictures.write(folder.resolve("broken.png"), new byte[] {1, 2, 3});
        JsonNode run = home.imported(folder);
        assertEquals(4, run.path("files").asInt(), run::toString);
        assertEquals(2, run.path("imported").asInt());
        assertEquals(1, run.path("duplicates").asInt());
        assertEquals(1, run.path("unreadable").asInt());
        assertEquals(folder.toString(), run.at("/paths/0").asString());

        JsonNode again = home.imported(folder);
        assertEquals(3, again.path("unchanged").asInt(), again::toString);
        assertEquals(0, again.path("imported").asInt());
        assertEquals(
                List.of(again.path("id"), run.path("id")),
                List.of(
                        home.get(IMPORTS).ok().at("/items/0/id"),
                        home.get(IMPORTS).ok().at("/items/1/id")));
    }

    @Test
    void problemsComePageByPageInTheOrderOfTheirPaths() throws Exception {
        Path folder = ServedHome.folderIn(parent, "broken");
        for (int i = 0; i < 7; i++) {
            Pictures.write(folder.resolve("broken" + i + ".png"), new byte[] {1});
        }
        String address = IMPORTS + "/" + home.imported(folder).path("id").asString() + "/problems";
        List<String> paths = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 3) {
            JsonNode page = home.get(address + "?limit=3&offset=" + offset).ok();
            assertEquals(7, page.path("total").asInt());
            page.path("items").forEach(item -> paths.add(item.path("path").asString()));
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.add(folder.resolve("broken" + i + ".png").toString());
        }
        assertEquals(expected, paths);
        assertTrue(!home.get(address).ok().at("/items/0/reason").asString().isBlank());
        for (String wrong : List.of("limit=0", "limit=1001", "offset=-1", "offset=x")) {
            String field = wrong.substring(0, wrong.indexOf('='));
            assertEquals(
                    field,
                    home.get(address + "?" + wrong).problem(400).path("field").asString());
        }
    }

    @Test
    void aWatchGoesOnUntilItIsCancelled() throws Exception {
        Path folder = ServedHome.folderIn(parent, "watched");
        ObjectNode body = ServedHome.importOf(folder).put("watch", true);
        String address = home.post(IMPORTS, body).header("Location");
        home.await(address, run -> run.path("state").asString().equals("watching"));
        assertEquals(1, home.get("/api/v1/status").ok().path("imports").size());
        Pictures.write(folder.resolve("new.png"), Pictures.png(50, "new", "m"));
        home.await(address, run -> run.path("imported").asInt() == 1);
        assertEquals(204, home.delete(address).status());
        JsonNode ended = home.await(address, run -> !run.path("ended").isNull());
        assertEquals("cancelled", ended.path("state").asString());
        assertEquals(204, home.delete(address).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"paths\":[]}",
                "{\"paths\":\"/tmp\"}",
                "{\"paths\":[7]}",
                "{\"paths\":[null]}",
                "{\"paths\":[\"\"]}",
                "{\"paths\":[\" \"]}",
                "{\"paths\":[\"relative/folder\"]}",
                "{\"paths\":[\"/nowhere/at/all\"]}",
                "{\"paths\":[\"/nul\\u0000l\"]}",
                "{\"paths\":null}"
            })
    void aWrongPathIsNamed(String body) {
        int before = home.get(IMPORTS).ok().path("items").size();
        assertEquals("paths", post(body).problem(400).path("field").asString());
        assertEquals(before, home.get(IMPORTS).ok().path("items").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{\"paths\":", "7"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertEquals("body", post(body).problem(400).path("field").asString());
    }

    @Test
    void tooManyPathsAreRefused() {
        ObjectNode body = Json.object();
        var paths = body.putArray("paths");
        for (int i = 0; i <= 1_000; i++) {
            paths.add("/a" + i);
        }
        assertEquals(
                "paths", home.post(IMPORTS, body).problem(400).path("field").asString());
        assertEquals(413, post("{\"a\":\"" + "x".repeat(1 << 20) + "\"}").status());
    }

    @ParameterizedTest
    @CsvSource({"0", "999999", "-1", "x", "99999999999999999999", "1.5"})
    void anUnknownImportIsNotFound(String id) {
        home.get(IMPORTS + "/" + id).problem(404);
        home.get(IMPORTS + "/" + id + "/problems").problem(404);
        home.delete(IMPORTS + "/" + id).problem(404);
    }

    @Test
    void aFileIsImportedToo() throws Exception {
        Path file = Pictures.write(parent.resolve("alone.png"), Pictures.png(70, "alone", "m"));
        JsonNode run = home.imported(file.toRealPath());
        assertEquals(1, run.path("imported").asInt());
        assertTrue(Files.exists(file));
    }

    private static Answer post(String body) {
        return home.answer(home.request(IMPORTS)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
