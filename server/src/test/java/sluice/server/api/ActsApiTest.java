package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was said of images is taken back and done again, also after a restart. */
class ActsApiTest {
    @TempDir
    private Path parent;

    private ServedHome home;
    private String one;
    private String other;

    @BeforeEach
    void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        Path folder = ServedHome.folderIn(parent, "pictures");
        Path first = Pictures.write(folder.resolve("a.png"), Pictures.png(1, "a boat", "dream"));
        Path second = Pictures.write(folder.resolve("b.png"), Pictures.png(2, "a house", "dream"));
        home.imported(folder);
        one = home.assetAt(first).path("id").asString();
        other = home.assetAt(second).path("id").asString();
    }

    @AfterEach
    void close() {
        home.close();
    }

    private void say(ObjectNode body, String... ids) {
        for (String id : ids) {
            body.withArray("assets").add(id);
        }
        assertEquals(201, home.post("/api/v1/signals", body).status());
    }

    private static ObjectNode of(String kind) {
        return Json.object().put("kind", kind);
    }

    private JsonNode asset(String id) {
        return home.get("/api/v1/assets/" + id).ok();
    }

    private JsonNode turn(String way) {
        return home.post("/api/v1/acts/" + way, Json.object().put("origin", "page"))
                .ok()
                .path("act");
    }

    private List<String> listed() {
        return home.get("/api/v1/acts?limit=50")
                .ok()
                .path("items")
                .valueStream()
                .map(act -> (act.path("undone").asBoolean() ? "-" : "")
                        + act.path("words").asString())
                .toList();
    }

    @Test
    void everyActIsTakenBackAndDoneAgain() throws Exception {
        assertTrue(turn("undo").isNull());
        say(of("rated").put("amount", 2), one);
        say(of("rated").put("amount", 4), one, other);
        say(of("labelled").put("detail", "red"), other);
        say(of("rejected"), one, other);
        say(of("viewed").put("amount", 3), one);
        assertTrue(asset(one).path("trashed").asBoolean());
        assertEquals("red", asset(other).path("label").asString());
        assertEquals(
                List.of("Rejected 2 images", "Labelled 1 image red", "Rated 2 images 4", "Rated 1 image 2"), listed());

        assertEquals("Rejected 2 images", turn("undo").path("words").asString());
        assertFalse(asset(one).path("trashed").asBoolean());
        home.close();
        home = ServedHome.start(home.folder);
        turn("undo");
        assertTrue(turn("undo").path("undone").asBoolean());
        assertEquals(2, asset(one).path("rating").asInt());
        assertEquals(0, asset(other).path("rating").asInt());
        assertTrue(asset(other).path("label").isNull());
        assertEquals(
                List.of("-Rejected 2 images", "-Labelled 1 image red", "-Rated 2 images 4", "Rated 1 image 2"),
                listed());

        assertFalse(turn("redo").path("undone").asBoolean());
        assertEquals(4, asset(other).path("rating").asInt());
        say(of("starred"), one);
        assertTrue(turn("redo").isNull());
        assertEquals(List.of("Starred 1 image", "Rated 2 images 4", "Rated 1 image 2"), listed());
    }

    @Test
    void aPortfolioComesBackAsOne() {
        say(of("portfolio").put("detail", "Show"), one);
        say(of("uncollected").put("detail", "Show"), one);
        turn("undo");
        JsonNode last =
                home.get("/api/v1/assets/" + one + "/signals?limit=1").ok().at("/items/0");
        assertEquals("portfolio", last.path("kind").asString());
        assertEquals("page", last.path("origin").asString());
        turn("undo");
        assertTrue(asset(one).path("collections").isEmpty());
    }

    @Test
    void whatIsWrongIsNamed() {
        assertEquals(
                "origin",
                home.post("/api/v1/acts/undo", Json.object().put("origin", "me"))
                        .problem(400)
                        .path("field")
                        .asString());
        home.get("/api/v1/acts?limit=0").problem(400);
    }
}
