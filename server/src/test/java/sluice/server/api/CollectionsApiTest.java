package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.api.ServedHome.Answer;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Making, changing and deleting collections, and taking that back. */
class CollectionsApiTest {
    private static final String ALL = "/api/v1/collections";

    @TempDir
    private static Path parent;

    private static ServedHome home;
    private static Path folder;
    private static int seeds = 9_000;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        folder = ServedHome.folderIn(parent, "pictures");
    }

    @AfterAll
    static void close() {
        home.close();
    }

    private static String imported(String prompt) throws IOException {
        int seed = seeds++;
        Path file = Pictures.write(folder.resolve(seed + ".png"), Pictures.png(seed, prompt, "dream"));
        home.imported(file);
        return home.assetAt(file).path("id").asString();
    }

    private static String address(String name) {
        return ALL + "/" + ServedHome.encoded(name).replace("+", "%20");
    }

    private static ObjectNode named(String name) {
        return Json.object().put("name", name);
    }

    private static JsonNode made(ObjectNode body) {
        Answer answer = home.post(ALL, body);
        assertEquals(201, answer.status(), answer::text);
        return answer.json();
    }

    private static Answer patch(String name, ObjectNode body) {
        return home.answer(home.request(address(name))
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build());
    }

    private static Answer collect(String id, String kind, String name) {
        return home.post(
                "/api/v1/assets/" + id + "/signals",
                Json.object().put("kind", kind).put("detail", name));
    }

    private static List<String> kinds(String id, int limit) {
        return home.get("/api/v1/assets/" + id + "/signals?limit=" + limit)
                .ok()
                .path("items")
                .valueStream()
                .map(one -> one.path("kind").asString())
                .toList();
    }

    private static void undo() {
        assertTrue(
                home.post("/api/v1/acts/undo", Json.object()).ok().path("act").isObject());
    }

    private static boolean listed(String name) {
        return home.get(ALL + "?covers=0")
                .ok()
                .path("items")
                .valueStream()
                .anyMatch(one -> one.path("name").asString().equals(name));
    }

    @Test
    void anyNameWorksAlsoOneThatLooksLikeAnAddress() {
        for (String name : List.of("Käse / 雾 ?#%&+ \"1\"", "100%", "a%2Fb", "new", "...")) {
            made(named(name).put("note", "n"));
            assertEquals(name, home.get(address(name)).ok().path("name").asString());
            assertTrue(listed(name), name);
            home.delete(address(name)).ok();
            home.get(address(name)).problem(404);
        }
    }

    @Test
    void aTakenNameIsRefusedInWhateverCase() throws Exception {
        made(named("Taken"));
        assertEquals(
                "name",
                home.post(ALL, named("taken")).problem(409).path("field").asString());
        collect(imported("a boat"), "collected", "Signalled");
        home.post(ALL, named("signalled")).problem(409);
        patch("Taken", named("Signalled")).problem(409);
        assertEquals("TAKEN", patch("Taken", named("TAKEN")).ok().path("name").asString());
        undo();
        assertTrue(listed("Taken"));
    }

    @Test
    void whatIsCollectedIntoAPortfolioIsAnOutcome() throws Exception {
        String id = imported("a heron");
        made(named("Best of birds").put("kind", "portfolio"));
        assertEquals(201, collect(id, "collected", "Best of birds").status());
        assertEquals(List.of("portfolio"), kinds(id, 5));
        collect(id, "delivered", "Best of birds").problem(409);
        JsonNode one = home.await(
                address("Best of birds"), found -> found.path("covers").size() == 1);
        assertEquals("portfolio", one.path("kind").asString());
        assertEquals(1, one.path("assets").asInt());
        assertEquals(id, one.path("covers").path(0).asString());
    }

    @Test
    void aRenamedCollectionKeepsItsPeopleTheirDatesAndKindsAndSoDoesTakingItBack() throws Exception {
        String id = imported("a crane");
        collect(id, "delivered", "Acme/May");
        String at = home.get("/api/v1/assets/" + id + "/signals")
                .ok()
                .at("/items/0/at")
                .asString();
        JsonNode renamed =
                patch("Acme/May", named("Acme/June").put("note", "sent")).ok();
        assertEquals("delivery", renamed.path("kind").asString());
        assertEquals("sent", renamed.path("note").asString());
        JsonNode last = home.get("/api/v1/assets/" + id + "/signals").ok().at("/items/0");
        assertEquals("delivered", last.path("kind").asString());
        assertEquals("Acme/June", last.path("detail").asString());
        assertEquals(at, last.path("at").asString());
        assertFalse(listed("Acme/May"));
        undo();
        assertTrue(listed("Acme/May"));
        assertFalse(listed("Acme/June"));
        assertEquals(1, home.delete(address("Acme/May")).ok().path("assets").asInt());
        assertFalse(listed("Acme/May"));
        undo();
        assertEquals(1, home.get(address("Acme/May")).ok().path("assets").asInt());
        home.post("/api/v1/acts/redo", Json.object()).ok();
        home.get(address("Acme/May")).problem(404);
    }

    @Test
    void aPlainCollectionBecomesAPortfolioWithAllThatIsInIt() throws Exception {
        String id = imported("a goose");
        collect(id, "collected", "Geese");
        patch("Geese", Json.object().put("kind", "portfolio")).ok();
        assertEquals(List.of("portfolio", "uncollected", "collected"), kinds(id, 5));
        patch("Geese", Json.object().put("kind", "query")).problem(400);
        patch("Geese", Json.object().put("query", "a")).problem(400);
    }

    @Test
    void aSavedSearchHoldsWhatItsQueryFindsNow() throws Exception {
        JsonNode made = made(named("Zebras").put("kind", "query").put("query", "zebra"));
        assertEquals("zebra", made.path("query").asString());
        String id = imported("a zebra in the rain");
        home.await(address("Zebras"), one -> one.path("assets").asInt() == 1);
        home.await(
                "/api/v1/assets?q=" + ServedHome.encoded("collection:zebras rain"),
                page -> page.path("total").asInt() == 1);
        JsonNode refused = collect(id, "collected", "Zebras").problem(409);
        assertTrue(refused.path("detail").asString().contains("saved search"), refused::toString);
        patch("Zebras", Json.object().put("query", "zebra -rain")).ok();
        assertEquals(0, home.get(address("Zebras")).ok().path("assets").asInt());
        undo();
        assertEquals(1, home.get(address("Zebras")).ok().path("assets").asInt());
    }

    @Test
    void aQueryThatIsNoneIsRefusedWithItsPlace() {
        ObjectNode body = named("Wrong").put("kind", "query").put("query", "castle steps:many");
        JsonNode problem = home.post(ALL, body).problem(400);
        assertEquals("query", problem.path("field").asString());
        assertEquals(13, problem.at("/at/from").asInt(), problem::toString);
        home.post(ALL, body.put("query", "like:3fa94c")).problem(400);
        home.post(ALL, body.put("query", "tower collection:wrong")).problem(400);
        home.post(ALL, body.put("query", "  ")).problem(400);
        home.post(ALL, named("Wrong").put("kind", "shelf")).problem(400);
        home.post(ALL, named("..")).problem(400);
        assertFalse(listed("Wrong"));
        made(named("One").put("kind", "query").put("query", "collection:other"));
        home.post(ALL, named("Other").put("kind", "query").put("query", "collection:one"))
                .problem(400);
        patch("Nobody", named("Somebody")).problem(404);
        home.delete(address("Nobody")).problem(404);
    }
}
