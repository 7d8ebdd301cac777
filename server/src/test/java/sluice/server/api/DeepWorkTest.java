package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

/** From a user's act to what was found out, with the models that ship. */
class DeepWorkTest {
    @TempDir
    private static Path parent;

    private static ServedHome home;
    private static Path folder;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        folder = ServedHome.folderIn(parent, "pictures");
        for (int seed = 1; seed <= 4; seed++) {
            Pictures.write(folder.resolve(seed + ".png"), Pictures.png(seed * 7, "subject " + seed, "model " + seed));
        }
        home.imported(folder);
        home.post("/api/v1/queue", Json.object().put("action", "drain")).ok();
        home.await("/api/v1/queue", queue -> !queue.path("mode").asString().equals("draining"));
    }

    @AfterAll
    static void close() {
        home.close();
    }

    private static String id(int seed) throws IOException {
        return home.assetAt(folder.resolve(seed + ".png")).path("id").asString();
    }

    private static JsonNode asset(String id) {
        return home.get("/api/v1/assets/" + id).ok();
    }

    @Test
    void aStarTakesAnAssetToTierThreeAndItsPageTellsAll() throws Exception {
        String id = id(1);
        home.post("/api/v1/assets/" + id + "/signals", Json.object().put("kind", "starred"));
        home.post("/api/v1/queue", Json.object().put("action", "drain")).ok();
        JsonNode asset =
                home.await("/api/v1/assets/" + id, one -> one.path("tier").asInt() == 3);
        assertFalse(asset.at("/quality/inherited").asBoolean());
        assertTrue(asset.at("/quality/overall").asDouble() > 0);
        assertEquals(
                asset.at("/quality/detail/map/width").asInt()
                        * asset.at("/quality/detail/map/height").asInt(),
                Base64.getDecoder().decode(asset.at("/quality/detail/map/cells").asString()).length);
        assertTrue(asset.at("/composition/saliency/width").asInt() > 0);
        assertTrue(asset.path("palette").size() > 0);
        assertTrue(asset.at("/readiness/score").isNumber());
        Set<String> steps = asset.path("cost")
                .valueStream()
                .map(one -> one.path("step").asString())
                .collect(Collectors.toSet());
        assertTrue(steps.containsAll(List.of("embed", "quality", "composition", "palette")), steps::toString);
        assertTrue(asset.path("cost")
                        .valueStream()
                        .mapToDouble(one -> one.path("seconds").asDouble())
                        .sum()
                > 0);

        JsonNode listed = home.get("/api/v1/assets?ids=" + id).ok().at("/items/0");
        assertTrue(listed.at("/quality/detail/map").isNull(), "lists are light");
        assertEquals(asset.at("/quality/overall"), listed.at("/quality/overall"));
        JsonNode spend = home.get("/api/v1/spend").ok();
        assertTrue(spend.path("byTier").size() >= 2, spend::toString);
        home.await("/api/v1/queue", queue -> queue.at("/tiers/3").asInt() >= 1);
    }

    @Test
    void whatLooksAlikeIsFound() throws Exception {
        JsonNode similar =
                home.get("/api/v1/assets/" + id(2) + "/similar?limit=3").ok();
        assertEquals("mobilenet-v2-1.4", similar.path("model").asString());
        for (JsonNode item : similar.path("items")) {
            assertFalse(item.at("/asset/id").asString().equals(id(2)), similar::toString);
        }
        JsonNode like = home.ask("/api/v1/assets", "q", "like:" + id(2)).ok();
        assertEquals(like.path("items").size(), like.path("total").asInt());
        assertTrue(like.path("nextCursor").isNull());
        JsonNode first = home.get("/api/v1/assets?limit=1&q=like:" + id(2)).ok();
        assertEquals(like.path("total"), first.path("total"), "a page says how many there are in all");
        assertEquals(
                Math.min(1, first.path("total").asInt()), first.path("items").size());
        home.ask("/api/v1/assets", "q", "about:\"subject two\"").ok();
        home.get("/api/v1/assets/" + "0".repeat(32) + "/similar").problem(404);
    }

    @Test
    void theModelsAreListedAndChecked() {
        JsonNode models = home.get("/api/v1/models").ok();
        assertEquals("mobilenet-v2-1.4", models.path("active").asString());
        JsonNode active = models.path("items")
                .valueStream()
                .filter(model -> model.path("active").asBoolean())
                .findFirst()
                .orElseThrow();
        assertTrue(active.path("installed").asBoolean());
        assertTrue(active.path("verified").isNull());
        JsonNode verified = home.post("/api/v1/models/mobilenet-v2-1.4/verify", Json.object())
                .ok();
        assertTrue(verified.path("ok").asBoolean(), verified::toString);
        home.post("/api/v1/models/nonsense/pull", Json.object()).problem(404);
        home.get("/api/v1/models/mobilenet-v2-1.4/pull").problem(404);
        home.post("/api/v1/models/active", Json.object().put("id", "nonsense")).problem(404);
        home.post("/api/v1/models/active", Json.object()).problem(400);
        String words = models.path("items")
                .valueStream()
                .filter(model -> model.path("kind").asString().equals("text"))
                .map(model -> model.path("id").asString())
                .findFirst()
                .orElseThrow();
        home.post("/api/v1/models/active", Json.object().put("id", words)).problem(400);
    }

    @Test
    void aChosenModelIsNotedForTheNextStart() throws Exception {
        home.post("/api/v1/models/active", Json.object().put("id", "mobilenet-v2-1.4"))
                .ok();
        assertTrue(Files.readString(parent.resolve("home/sluice.properties")).contains("embedder=mobilenet-v2-1.4"));
    }
}
