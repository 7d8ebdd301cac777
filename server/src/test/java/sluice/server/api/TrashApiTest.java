package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The trash, from rejecting to deleting. */
class TrashApiTest {
    @TempDir
    private Path parent;

    private ServedHome home;
    private Path first;
    private Path second;
    private String one;
    private String other;

    @BeforeEach
    void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        Path folder = ServedHome.folderIn(parent, "pictures");
        first = Pictures.write(folder.resolve("a.png"), Pictures.png(1, "a boat", "dream"));
        second = Pictures.write(folder.resolve("b.png"), Pictures.png(2, "a house", "dream"));
        home.imported(folder);
        one = home.assetAt(first).path("id").asString();
        other = home.assetAt(second).path("id").asString();
    }

    @AfterEach
    void close() {
        home.close();
    }

    private static ObjectNode body(String... ids) {
        ObjectNode body = Json.object();
        for (String id : ids) {
            body.withArray("assets").add(id);
        }
        return body;
    }

    private JsonNode trash() {
        return home.get("/api/v1/trash").ok();
    }

    private JsonNode empty(ObjectNode body) {
        return home.post("/api/v1/trash/empty", body).ok();
    }

    @Test
    void onlyWhatIsNamedGoesAndItStaysKnown() throws Exception {
        assertEquals(0, trash().path("assets").asInt());
        home.post("/api/v1/signals", body(one, other).put("kind", "rejected"));
        home.post("/api/v1/signals", body(other).put("kind", "restored"));
        home.post("/api/v1/signals", body(other).put("kind", "deleted"));
        assertEquals(2, trash().path("assets").asInt());
        assertEquals(
                Files.size(first) + Files.size(second), trash().path("bytes").asLong());
        JsonNode trashed = home.get("/api/v1/assets/" + one).ok();
        assertEquals("rejected", trashed.path("trashedBy").asString());
        assertTrue(trashed.path("trashedAt").isString());
        assertEquals(
                "deleted",
                home.get("/api/v1/assets/" + other).ok().path("trashedBy").asString());
        home.await("/api/v1/assets", page -> page.path("total").asInt() == 0);
        home.await("/api/v1/assets?q=is:trashed", page -> page.path("total").asInt() == 2);

        JsonNode rehearsed = empty(body(one).put("rehearse", true));
        assertTrue(rehearsed.path("rehearsed").asBoolean());
        assertEquals(
                first.toRealPath().toString(), rehearsed.at("/deleted/0/path").asString());
        assertTrue(Files.exists(first));

        JsonNode emptied = empty(body(one));
        assertEquals(1, emptied.path("deleted").size(), emptied::toString);
        assertFalse(Files.exists(first));
        assertTrue(Files.exists(second));
        assertEquals(1, trash().path("assets").asInt());
        assertTrue(home.get("/api/v1/assets/" + one).ok().path("missing").asBoolean());
        home.await(
                "/api/v1/assets?q=" + ServedHome.encoded("is:trashed -is:missing"),
                page -> page.path("total").asInt() == 1);
        assertEquals(0, empty(body(one)).path("deleted").size());
    }

    @Test
    void whatIsNotInTheTrashIsKeptAndWhatIsWrongIsNamed() {
        JsonNode kept = empty(body(one));
        assertEquals("it is not in the trash", kept.at("/kept/0/reason").asString());
        assertTrue(Files.exists(first));
        home.post("/api/v1/trash/empty", body("0".repeat(32))).problem(404);
        assertEquals(
                "assets",
                home.post("/api/v1/trash/empty", Json.object())
                        .problem(400)
                        .path("field")
                        .asString());
        home.post("/api/v1/trash/empty", body(one).put("rehearse", "yes")).problem(400);
    }
}
