package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.server.api.ServedHome.Answer;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What users do with assets, and what becomes of it. */
class SignalsApiTest {
    @TempDir
    private static Path parent;

    private static ServedHome home;
    private static Path folder;
    private static int seeds = 500;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        folder = ServedHome.folderIn(parent, "pictures");
    }

    @AfterAll
    static void close() {
        home.close();
    }

    /** The id of a new asset. */
    private static String imported() throws IOException {
        int seed = seeds++;
        Path file = Pictures.write(folder.resolve(seed + ".png"), Pictures.png(seed, "a boat " + seed, "dream"));
        home.imported(file);
        return home.assetAt(file).path("id").asString();
    }

    private static Answer signal(String id, ObjectNode body) {
        return home.post("/api/v1/assets/" + id + "/signals", body);
    }

    private static JsonNode recorded(String id, ObjectNode body) {
        Answer answer = signal(id, body);
        assertEquals(201, answer.status(), answer::text);
        return answer.json();
    }

    private static ObjectNode of(String kind) {
        return Json.object().put("kind", kind);
    }

    private static JsonNode asset(String id) {
        return home.get("/api/v1/assets/" + id).ok();
    }

    @Test
    void aNewAssetStandsForNothingYet() throws Exception {
        JsonNode asset = asset(imported());
        assertEquals(1, asset.path("tier").asInt());
        assertFalse(asset.path("starred").asBoolean());
        assertEquals(0, asset.path("rating").asInt());
        for (String unknown : List.of("quality", "style", "sensitive", "composition", "palette", "readiness")) {
            assertTrue(asset.path(unknown).isNull(), unknown);
        }
    }

    @Test
    void aStarRaisesTheValueAtOnceAndSaysSo() throws Exception {
        String id = imported();
        JsonNode before = asset(id);
        JsonNode after = recorded(id, of("starred").put("origin", "page"));
        assertEquals("starred", after.at("/items/0/kind").asString());
        assertEquals("page", after.at("/items/0/origin").asString());
        JsonNode asset = after.path("asset");
        assertTrue(asset.path("starred").asBoolean());
        assertTrue(asset.path("value").asDouble() > before.path("value").asDouble(0) + 0.1, asset::toString);
        double sum = 0;
        boolean named = false;
        for (JsonNode part : asset.path("valueBecause")) {
            sum += part.path("contribution").asDouble();
            named |= part.path("signal").asString().equals("starred")
                    && part.path("since").isString();
        }
        assertEquals(asset.path("value").asDouble(), sum, 1e-9);
        assertTrue(named, asset::toString);
        assertFalse(recorded(id, of("unstarred")).at("/asset/starred").asBoolean());
    }

    @Test
    void signalsAreFactsThatStayTheLastFirst() throws Exception {
        String id = imported();
        recorded(id, of("viewed").put("amount", 3.5));
        recorded(id, of("rated").put("amount", 4));
        recorded(id, of("tagged").put("detail", " client A "));
        recorded(id, of("collected").put("detail", "Boats"));
        JsonNode asset = recorded(id, of("rated").put("amount", 2)).path("asset");
        assertEquals(2, asset.path("rating").asInt());
        assertEquals("[\"client A\"]", asset.path("tags").toString());
        assertEquals("[\"Boats\"]", asset.path("collections").toString());
        JsonNode items = home.get("/api/v1/assets/" + id + "/signals").ok().path("items");
        assertEquals(
                List.of("rated", "collected", "tagged", "rated", "viewed"),
                items.valueStream().map(one -> one.path("kind").asString()).toList());
        assertEquals(3.5, items.path(4).path("amount").asDouble());
        assertEquals("client A", items.path(2).path("detail").asString());
        assertEquals(
                2,
                home.get("/api/v1/assets/" + id + "/signals?limit=2")
                        .ok()
                        .path("items")
                        .size());
        JsonNode boats = home.get("/api/v1/collections").ok().path("items");
        assertTrue(
                boats.valueStream().anyMatch(one -> one.path("name").asString().equals("Boats")), boats::toString);
        home.await(
                "/api/v1/assets?q=" + ServedHome.encoded("tag:\"client a\" id:" + id),
                page -> page.path("total").asInt() == 1);
    }

    @Test
    void theSameKeyIsRecordedOnce() throws Exception {
        String id = imported();
        JsonNode first = recorded(id, of("viewed").put("amount", 2).put("key", "tab 1"));
        JsonNode second = recorded(id, of("viewed").put("amount", 9).put("key", "tab 1"));
        assertEquals(first.at("/items/0/id"), second.at("/items/0/id"));
        assertEquals(
                1,
                home.get("/api/v1/assets/" + id + "/signals").ok().path("items").size());
    }

    @Test
    void sharingAnswersALink() throws Exception {
        String id = imported();
        assertEquals(
                home.address() + "/?asset=" + id,
                recorded(id, of("shared")).path("link").asString());
        assertTrue(recorded(id, of("starred")).path("link").isNull());
    }

    @Test
    void aDownloadIsASignalAndALookIsNone() throws Exception {
        String id = imported();
        assertEquals(200, home.get("/api/v1/assets/" + id + "/original").status());
        HttpRequest later = home.request("/api/v1/assets/" + id + "/original?download=1")
                .header("Range", "bytes=5-9")
                .build();
        assertEquals(
                206,
                home.client()
                        .send(later, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
        assertEquals(
                0,
                home.get("/api/v1/assets/" + id + "/signals").ok().path("items").size());
        assertEquals(
                200,
                home.get("/api/v1/assets/" + id + "/original?download=1&origin=page")
                        .status());
        JsonNode items = home.get("/api/v1/assets/" + id + "/signals").ok().path("items");
        assertEquals("downloaded", items.at("/0/kind").asString());
        assertEquals("page", items.at("/0/origin").asString());
        home.get("/api/v1/assets/" + id + "/original?download=1&origin=me").problem(400);
    }

    @Test
    void severalAtOnceAreAllOrNothing() throws Exception {
        String one = imported();
        String other = imported();
        ObjectNode body = of("starred");
        body.putArray("assets").add(one).add(other);
        Answer answer = home.post("/api/v1/signals", body);
        assertEquals(201, answer.status(), answer::text);
        assertEquals(2, answer.json().path("recorded").asInt());
        assertTrue(asset(other).path("starred").asBoolean());

        ObjectNode wrong = of("unstarred");
        wrong.putArray("assets").add(one).add("0".repeat(32));
        home.post("/api/v1/signals", wrong).problem(404);
        assertTrue(asset(one).path("starred").asBoolean());
        home.post("/api/v1/signals", of("starred")).problem(400);
        ObjectNode many = of("starred");
        for (int i = 0; i <= 1_000; i++) {
            many.withArray("assets").add("%032x".formatted(i));
        }
        assertEquals(
                "assets",
                home.post("/api/v1/signals", many).problem(400).path("field").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                      | kind",
                "{\"kind\":\"loved\"}                    | kind",
                "{\"kind\":7}                            | kind",
                "{\"kind\":\"viewed\",\"amount\":1}      | seconds",
                "{\"kind\":\"rated\",\"amount\":6}       | rating",
                "{\"kind\":\"rated\",\"amount\":\"5\"}   | amount",
                "{\"kind\":\"tagged\"}                   | tag",
                "{\"kind\":\"collected\",\"detail\":[]}  | detail",
                "{\"kind\":\"starred\",\"origin\":\"x\"} | origin",
                "{\"kind\":\"starred\",\"key\":\"\"}     | key",
                "[]                                      | body"
            })
    void whatIsWrongIsNamed(String body, String field) throws Exception {
        String id = imported();
        JsonNode problem = home.answer(home.request("/api/v1/assets/" + id + "/signals")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .problem(400);
        assertEquals(field, problem.path("field").asString(), problem::toString);
        assertEquals(
                0,
                home.get("/api/v1/assets/" + id + "/signals").ok().path("items").size());
    }

    @Test
    void anUnknownAssetHasNoSignals() {
        signal("0".repeat(32), of("starred")).problem(404);
        home.get("/api/v1/assets/" + "0".repeat(32) + "/signals").problem(404);
    }
}
