package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stacks follow what the user says, and every word of it can be taken back. */
class StacksApiTest {
    @TempDir
    private Path parent;

    private ServedHome home;
    private final List<String> ids = new ArrayList<>();

    /** Four of one prompt and size, which differ in nothing but their seeds, and two others. */
    @BeforeEach
    void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        Path folder = ServedHome.folderIn(parent, "pictures");
        List<Path> files = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            files.add(
                    Pictures.write(folder.resolve("boat" + seed + ".png"), Pictures.png(5 * seed, "a boat", "dream")));
        }
        files.add(Pictures.write(folder.resolve("house.png"), Pictures.png(8, "a house", "dream")));
        files.add(Pictures.write(folder.resolve("tree.png"), Pictures.png(9, "a tree", "dream")));
        home.imported(folder);
        for (Path file : files) {
            ids.add(home.assetAt(file).path("id").asString());
        }
        home.await(
                "/api/v1/assets/" + ids.get(3), asset -> !asset.path("stackId").isNull());
    }

    @AfterEach
    void close() {
        home.close();
    }

    private String stackOf(int number) {
        return home.get("/api/v1/assets/" + ids.get(number))
                .ok()
                .path("stackId")
                .asString("");
    }

    private JsonNode stack(String id) {
        return home.get("/api/v1/stacks/" + id).ok();
    }

    private Set<Integer> members(String stack) {
        return stack(stack)
                .path("members")
                .valueStream()
                .map(member -> ids.indexOf(member.asString()))
                .collect(Collectors.toSet());
    }

    private ObjectNode assets(int... numbers) {
        ObjectNode body = Json.object().put("origin", "page");
        body.putArray("assets");
        for (int number : numbers) {
            body.withArray("assets").add(ids.get(number));
        }
        return body;
    }

    private String undo() {
        return home.post("/api/v1/acts/undo", Json.object())
                .ok()
                .path("act")
                .path("words")
                .asString("");
    }

    @Test
    void whoIsTakenOutStaysOutUntilItIsTakenBack() {
        String stack = stackOf(0);
        assertEquals(Set.of(0, 1, 2, 3), members(stack));
        assertEquals(4, stack(stack).path("items").size());
        JsonNode answer =
                home.post("/api/v1/stacks/" + stack + "/remove", assets(1, 2)).ok();
        assertEquals(2, answer.path("removed").asInt());
        assertEquals(Set.of(0, 3), members(stack));
        assertEquals("Took 2 images out of a stack", undo());
        assertEquals(Set.of(0, 1, 2, 3), members(stackOf(0)));
        home.post("/api/v1/acts/redo", Json.object()).ok();
        assertEquals(Set.of(0, 3), members(stackOf(0)));
        stack = stackOf(0);
        assertTrue(home.post("/api/v1/stacks/" + stack + "/remove", assets(0, 3))
                .problem(400)
                .path("detail")
                .asString()
                .contains("one has to stay"));
        home.post("/api/v1/stacks/" + stack + "/remove", assets(1)).problem(400);
        home.post("/api/v1/stacks/4711/remove", assets(1)).problem(404);
    }

    @Test
    void theChosenCoverStandsForTheStack() {
        String stack = stackOf(0);
        String before = stack(stack).path("cover").asString();
        int other = ids.indexOf(before) == 2 ? 1 : 2;
        JsonNode now = home.post(
                        "/api/v1/stacks/" + stack + "/cover",
                        Json.object().put("asset", ids.get(other)).put("origin", "page"))
                .ok();
        assertEquals(ids.get(other), now.path("cover").asString());
        assertEquals("chosen by you", now.path("reason").asString());
        home.post("/api/v1/stacks/" + stack + "/cover", Json.object().putNull("asset"))
                .ok();
        assertFalse(stack(stack).path("reason").asString().equals("chosen by you"));
        assertEquals("Left the cover of a stack to the rules", undo());
        assertEquals(ids.get(other), stack(stack).path("cover").asString());
        assertEquals("Chose the cover of a stack", undo());
        assertEquals(before, stack(stack).path("cover").asString());
        home.post("/api/v1/stacks/" + stack + "/cover", Json.object().put("asset", ids.get(5)))
                .problem(400);
    }

    @Test
    void imagesAndTheirStacksBecomeOneAndWhatContradictsIsSaid() {
        JsonNode merged = home.post("/api/v1/stacks/merge", assets(4, 0)).ok();
        assertEquals(5, merged.path("members").size());
        assertEquals("Made one stack of 5 images", undo());
        assertEquals("", stackOf(4));
        home.post("/api/v1/stacks/" + stackOf(1) + "/remove", assets(1)).ok();
        decide(1, 4, true);
        assertEquals(Set.of(1, 4), members(stackOf(1)));
        JsonNode refused = home.post("/api/v1/stacks/merge", assets(2, 4)).problem(409);
        assertTrue(refused.path("detail").asString().contains("different"), refused::toString);
        home.post("/api/v1/stacks/merge", assets(2, 1)).ok();
        assertEquals(Set.of(0, 1, 2, 3, 4), members(stackOf(4)), "who is named comes, whatever was said before");
        home.post("/api/v1/stacks/merge", assets(4)).problem(400);
    }

    private JsonNode decide(int one, int other, @Nullable Boolean same) {
        return home.post(
                        "/api/v1/stacks/decisions",
                        Json.object()
                                .put("one", ids.get(one))
                                .put("other", ids.get(other))
                                .put("same", same))
                .ok();
    }

    @Test
    void aPairIsSaidToBeOnePictureOrNot() {
        String stack = decide(4, 5, true).path("stackId").asString("none");
        assertEquals(Set.of(4, 5), members(stack));
        assertTrue(decide(4, 5, false).path("stackId").isNull());
        assertTrue(decide(4, 5, null).path("stackId").isNull());
        home.post(
                        "/api/v1/stacks/decisions",
                        Json.object()
                                .put("one", ids.get(1))
                                .put("other", ids.get(1))
                                .put("same", true))
                .problem(400);
        home.post(
                        "/api/v1/stacks/decisions",
                        Json.object()
                                .put("one", ids.get(1))
                                .put("other", "f".repeat(32))
                                .put("same", true))
                .problem(404);
        JsonNode doubtful = home.get("/api/v1/stacks/doubtful?limit=5").ok();
        assertTrue(doubtful.path("next").isNull());
        assertEquals(0, doubtful.path("left").asInt());
        home.get("/api/v1/stacks/doubtful?after=ffff").problem(400);
    }
}
