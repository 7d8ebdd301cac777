package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.api.ServedHome.Answer;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sessions and lineage as users shape them. */
class SessionsApiTest {
    private static final Instant MORNING = Instant.parse("2026-05-01T08:00:00Z");

    @TempDir
    private Path parent;

    private ServedHome home;
    private Path folder;

    /** Four lighthouses in the morning, two harbours in the evening. */
    @BeforeEach
    void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        folder = ServedHome.folderIn(parent, "pictures");
        for (int i = 0; i < 6; i++) {
            Path file = Pictures.write(
                    folder.resolve(i + ".png"),
                    Pictures.png(i, i < 4 ? "a lighthouse on a cliff, view " + i : "old harbour at night", "dream"));
            Files.setLastModifiedTime(file, FileTime.from(at(i)));
        }
        home.imported(folder);
        home.await("/api/v1/sessions", page -> sizes(page).equals(List.of(2, 4)));
    }

    @AfterEach
    void close() {
        home.close();
    }

    private static Instant at(int image) {
        return MORNING.plus(Duration.ofMinutes(10L * image + (image < 4 ? 0 : 600)));
    }

    private static List<Integer> sizes(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(one -> one.path("assets").asInt())
                .toList();
    }

    private List<String> ids() {
        return home.get("/api/v1/sessions")
                .ok()
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    private String image(int number) throws Exception {
        return home.assetAt(folder.resolve(number + ".png")).path("id").asString();
    }

    private Answer rename(String id, String name) {
        return home.answer(home.request("/api/v1/sessions/" + id)
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofByteArray(
                                Json.bytes(Json.object().put("name", name))))
                .build());
    }

    private Answer merge(String... sessions) {
        ObjectNode body = Json.object();
        List.of(sessions).forEach(body.putArray("sessions")::add);
        return home.post("/api/v1/sessions/merge", body);
    }

    private void undo() {
        assertTrue(home.post("/api/v1/acts/undo", Json.object()).ok().hasNonNull("act"));
    }

    @Test
    void aSessionSaysWhatItIsAboutAndShowsItsImagesInTime() throws Exception {
        JsonNode morning = home.get("/api/v1/sessions").ok().path("items").get(1);
        assertEquals("lighthouse, cliff, view", morning.path("description").asString());
        assertEquals("dream", morning.path("model").asString());
        assertEquals(4, morning.path("samples").size());
        assertEquals(image(0), morning.path("samples").get(0).asString());
        String id = morning.path("id").asString();
        JsonNode whole = home.get("/api/v1/sessions/" + id + "?limit=3").ok();
        assertEquals(at(2).toString(), whole.at("/members/2/at").asString());
        JsonNode rest = home.get("/api/v1/sessions/" + id + "?after="
                        + whole.at("/members/2/id").asString())
                .ok();
        assertEquals(image(3), rest.at("/members/0/id").asString());
        assertEquals(1, rest.path("members").size());
        home.get("/api/v1/sessions/99").problem(404);
        home.get("/api/v1/sessions/" + id + "?after=x").problem(400);
    }

    @Test
    void aNameIsKeptAndTakenBack() {
        String id = ids().getLast();
        assertEquals("Posters", rename(id, " Posters ").ok().path("name").asString());
        assertEquals(
                "Named a session “Posters”",
                home.get("/api/v1/acts").ok().at("/items/0/words").asString());
        rename(id, "two\nlines").problem(400);
        rename(id, "n".repeat(101)).problem(400);
        rename("99", "x").problem(404);
        assertEquals(
                "Posters", home.get("/api/v1/sessions/" + id).ok().path("name").asString());
        undo();
        assertEquals("", home.get("/api/v1/sessions/" + id).ok().path("name").asString());
    }

    @Test
    void sessionsAreMergedAndTakenApartAgain() {
        List<String> before = ids();
        merge(before.getFirst()).problem(400);
        merge(before.getFirst(), before.getFirst()).problem(400);
        merge(before.getFirst(), "99").problem(404);
        merge(before.getFirst(), "x").problem(400);
        rename(before.getFirst(), "Harbour");
        JsonNode merged = merge(before.getFirst(), before.getLast()).ok();
        assertEquals(6, merged.path("assets").asInt());
        assertEquals("Harbour", merged.path("name").asString());
        assertEquals(List.of(before.getLast()), ids(), "the larger one goes on");
        home.await(
                "/api/v1/assets?q=" + ServedHome.encoded("session:" + before.getLast()),
                page -> page.path("total").asInt() == 6);
        undo();
        assertEquals(before, ids());
        assertEquals(
                "Harbour",
                home.get("/api/v1/sessions/" + before.getFirst())
                        .ok()
                        .path("name")
                        .asString());
        home.post("/api/v1/acts/redo", Json.object()).ok();
        assertEquals(List.of(before.getLast()), ids());
    }

    @Test
    void aSessionIsSplitByImagesAndByTime() throws Exception {
        String id = ids().getLast();
        String split = "/api/v1/sessions/" + id + "/split";
        home.post(split, Json.object()).problem(400);
        home.post(split, Json.object().put("at", "noon")).problem(400);
        home.post(split, Json.object().put("at", at(0).toString())).problem(409);
        ObjectNode foreign = Json.object();
        foreign.putArray("assets").add(image(5));
        home.post(split, foreign).problem(409);
        ObjectNode some = Json.object();
        some.putArray("assets").add(image(1)).add(image(3));
        JsonNode both = home.post(split, some).ok().path("items");
        assertEquals(2, both.size());
        assertEquals(id, both.at("/0/id").asString());
        assertEquals(
                "Split 2 images off a session",
                home.get("/api/v1/acts").ok().at("/items/0/words").asString());
        undo();
        assertEquals(List.of(2, 4), sizes(home.get("/api/v1/sessions").ok()));
        JsonNode halves =
                home.post(split, Json.object().put("at", at(1).toString())).ok().path("items");
        assertEquals(1, halves.at("/0/assets").asInt());
        assertEquals(3, halves.at("/1/assets").asInt());
        assertNotEquals(id, halves.at("/1/id").asString());
    }

    @Test
    void lineageIsSaidShownAndTakenBack() throws Exception {
        String draft = image(0);
        String varied = image(4);
        String larger = image(5);
        assertEquals(201, made(varied, draft, "varied").status());
        JsonNode family = made(larger, varied, "upscaled").json();
        assertEquals(
                List.of(larger, varied, draft),
                family.path("nodes")
                        .valueStream()
                        .map(one -> one.path("id").asString())
                        .toList());
        assertEquals(2, family.path("links").size());
        assertFalse(family.path("truncated").asBoolean());
        JsonNode cut = home.get("/api/v1/assets/" + draft + "/lineage?limit=2").ok();
        assertTrue(cut.path("truncated").asBoolean());
        assertEquals(1, cut.path("links").size());

        made(draft, larger, "varied").problem(409);
        made(draft, draft, "varied").problem(409);
        made(draft, "0".repeat(32), "varied").problem(404);
        made(draft, "x", "varied").problem(400);
        made(draft, larger, "painted").problem(400);
        home.get("/api/v1/assets/" + "0".repeat(32) + "/lineage").problem(404);
        undo();
        assertEquals(
                1,
                home.get("/api/v1/assets/" + larger + "/lineage")
                        .ok()
                        .path("nodes")
                        .size());
    }

    private Answer made(String child, String parentId, String kind) {
        return home.post(
                "/api/v1/assets/" + child + "/lineage",
                Json.object().put("parent", parentId).put("kind", kind));
    }
}
