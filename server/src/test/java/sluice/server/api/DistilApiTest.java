package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From a library to a few of it. */
class DistilApiTest {
    private static final List<String> SUBJECTS = List.of("castle", "fox", "boat");
    private static final int EACH = 3;

    @TempDir
    private static Path parent;

    private static ServedHome home;
    private static Path folder;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        home.post("/api/v1/queue", Json.object().put("action", "pause")).ok(); // to a model, small noise is all alike
        folder = ServedHome.folderIn(parent, "pictures");
        for (int i = 0; i < SUBJECTS.size() * EACH; i++) {
            String subject = SUBJECTS.get(i % SUBJECTS.size());
            Pictures.write(
                    folder.resolve(i + ".png"),
                    Pictures.png(i + 1, "a " + subject + " number " + "abcdefghi".charAt(i), subject));
        }
        home.imported(folder);
        home.await(
                "/api/v1/status", status -> status.at("/counts/picturesPending").asInt() == 0);
    }

    @AfterAll
    static void close() {
        home.close();
    }

    private static ObjectNode wish(int count) {
        return Json.object().put("query", "").put("count", count);
    }

    private static JsonNode distilled(ObjectNode wish) {
        return home.post("/api/v1/distil", wish).ok();
    }

    private static List<String> ids(JsonNode answer) {
        return answer.path("items")
                .valueStream()
                .map(item -> item.at("/asset/id").asString())
                .toList();
    }

    @Test
    void aFewAreChosenWithReasonsAndABound() {
        JsonNode answer = distilled(wish(3));
        assertEquals(3, answer.path("items").size(), answer::toString);
        assertEquals(SUBJECTS.size() * EACH, answer.path("matches").asInt());
        assertEquals(0, answer.path("embedded").asInt(), "nothing has been analysed, and it works all the same");
        double atLeast = answer.path("atLeast").asDouble();
        assertTrue(atLeast > 0.63 && atLeast <= 1, answer::toString);
        for (JsonNode item : answer.path("items")) {
            assertFalse(item.path("reason").asString().isBlank());
            assertTrue(item.path("standsFor").asInt() >= 1);
            assertFalse(ids(answer).contains(item.at("/nearest/asset/id").asString()), item::toString);
            assertFalse(item.at("/nearest/why").asString().isBlank());
        }
    }

    @Test
    void pinsAreInAndExclusionsOut() {
        List<String> first = ids(distilled(wish(3)));
        JsonNode nearest = distilled(wish(3)).at("/items/0/nearest/asset/id");
        ObjectNode wish = wish(3);
        wish.putArray("pins").add(nearest.asString());
        wish.putArray("excludes").add(first.get(1));
        JsonNode again = distilled(wish);
        assertEquals(nearest.asString(), ids(again).getFirst());
        assertTrue(again.at("/items/0/pinned").asBoolean());
        assertTrue(again.at("/items/0/reason").asString().startsWith("Pinned by you"), again::toString);
        assertFalse(ids(again).contains(first.get(1)));
    }

    @Test
    void theChosenBecomeACollectionAndThatCanBeTakenBack() {
        JsonNode first = distilled(wish(2).put("name", " Best "));
        JsonNode saved = first.path("collection");
        assertEquals("Best", saved.path("name").asString());
        assertFalse(saved.path("existed").asBoolean());
        assertEquals(2, saved.path("added").asInt());
        home.await(
                "/api/v1/assets?q=collection:Best", page -> page.path("total").asInt() == 2);
        ObjectNode more = wish(3).put("name", "Best"); // values move meanwhile, since something was collected
        ids(first).forEach(more.withArray("pins")::add);
        JsonNode again = distilled(more).path("collection");
        assertTrue(again.path("existed").asBoolean(), again::toString);
        assertEquals(1, again.path("added").asInt());
        assertEquals(3, again.path("assets").asInt());
        JsonNode act = home.get("/api/v1/acts").ok().at("/items/0");
        assertEquals("Distilled 1 image into “Best”", act.path("words").asString());
        home.post("/api/v1/acts/undo", Json.object()).ok();
        home.post("/api/v1/acts/undo", Json.object()).ok();
        home.await(
                "/api/v1/assets?q=collection:Best", page -> page.path("total").asInt() == 0);
    }

    @Test
    void whatCannotBeIsRefusedByNameAndNothingIsChanged() {
        String one = ids(distilled(wish(1))).getFirst();
        assertEquals("count", refused(wish(0), 400));
        assertEquals("count", refused(wish(201), 400));
        assertEquals("count", refused(Json.object().put("count", 2.5), 400));
        assertEquals("count", refused(Json.object(), 400));
        ObjectNode torn = wish(2);
        torn.putArray("pins").add(one);
        torn.putArray("excludes").add(one);
        assertEquals("pins", refused(torn, 400));
        ObjectNode unknown = wish(2);
        unknown.putArray("pins").add("0".repeat(32));
        assertEquals("pins", refused(unknown, 404));
        assertEquals("collection", refused(wish(2).put("name", " "), 400));
        JsonNode nothing = home.post("/api/v1/distil", wish(2).put("query", "prompt:zebra"))
                .problem(404);
        assertTrue(nothing.path("detail").asString().contains("matches nothing"), nothing::toString);
        ObjectNode all = wish(2);
        all.withArray("excludes").addAll(Json.array());
        ids(distilled(wish(200))).forEach(all.withArray("excludes")::add);
        assertNotEquals(0, all.path("excludes").size());
        assertEquals("excludes", refused(all, 404));
        assertEquals("q", refused(wish(2).put("query", "promt:x"), 400));
    }

    private static String refused(ObjectNode wish, int status) {
        return home.post("/api/v1/distil", wish).problem(status).path("field").asString();
    }

    @Test
    void moreThanThereAreIsAllThereAre() {
        JsonNode answer = distilled(wish(50));
        assertEquals(answer.path("looks").asInt(), answer.path("items").size());
        assertEquals(1, answer.path("atLeast").asDouble(), 1e-9);
        assertEquals(
                EACH, distilled(wish(50).put("query", "castle")).path("matches").asInt());
    }
}
