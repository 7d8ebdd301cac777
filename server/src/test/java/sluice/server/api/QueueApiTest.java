package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The queue of deep work over HTTP, paused so that what is asked for stays where it is. */
@SuppressWarnings("NullAway.Init")
class QueueApiTest {
    @TempDir
    private Path parent;

    private ServedHome home;
    private Path folder;

    @BeforeEach
    void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        folder = ServedHome.folderIn(parent, "pictures");
        assertEquals("paused", steer("pause").path("mode").asString());
    }

    @AfterEach
    void close() {
        home.close();
    }

    private JsonNode steer(String action) {
        return home.post("/api/v1/queue", Json.object().put("action", action)).ok();
    }

    private String imported(int seed) throws IOException {
        Path file = Pictures.write(folder.resolve(seed + ".png"), Pictures.png(seed, "prompt " + seed, "dream"));
        home.imported(file);
        return home.assetAt(file).path("id").asString();
    }

    private JsonNode promote(String id, int tier) {
        ServedHome.Answer answer =
                home.post("/api/v1/assets/" + id + "/promote", Json.object().put("tier", tier));
        assertEquals(202, answer.status(), answer::text);
        return answer.json();
    }

    @Test
    void whatIsAskedForGoesToTheFront() throws Exception {
        String first = imported(1);
        String second = imported(2);
        home.post("/api/v1/assets/" + first + "/signals", Json.object().put("kind", "starred"));
        JsonNode job = promote(second, 3);
        assertEquals(1, job.path("position").asInt(), job::toString);
        JsonNode queue = home.get("/api/v1/queue").ok();
        assertFalse(queue.at("/gate/open").asBoolean());
        assertEquals("paused", queue.at("/gate/reason").asString());
        assertTrue(queue.path("explicitWaiting").asInt() >= 2, queue::toString);
        assertEquals(second, queue.at("/next/0/assetId").asString());
        assertTrue(queue.at("/next/0/explicit").asBoolean());
        assertFalse(queue.at("/next/0/reason").asString().isBlank());
        assertTrue(queue.path("waitingSeconds").asDouble() > 0);
        assertEquals(
                "promoted",
                home.get("/api/v1/assets/" + second + "/signals")
                        .ok()
                        .at("/items/0/kind")
                        .asString());
        home.post("/api/v1/assets/" + second + "/promote", Json.object().put("tier", 4))
                .problem(400);
        home.post("/api/v1/assets/" + "0".repeat(32) + "/promote", Json.object())
                .problem(404);
    }

    @Test
    void everyTierIsCounted() throws Exception {
        imported(3);
        imported(4);
        home.await("/api/v1/queue", queue -> queue.at("/tiers/1").asInt() == 2);
        assertEquals(0, home.get("/api/v1/queue").ok().at("/tiers/3").asInt());
    }

    @Test
    void jobsAreListedByStateAndCanBeDroppedAndTriedAgain() throws Exception {
        String id = imported(5);
        String job = promote(id, 3).path("jobId").asString();
        JsonNode queued = home.get("/api/v1/jobs?state=queued").ok().path("items");
        Set<String> ids =
                queued.valueStream().map(one -> one.path("id").asString()).collect(Collectors.toSet());
        assertTrue(ids.contains(job), queued::toString);

        assertEquals(1, change("drop", job).path("changed").asInt());
        JsonNode skipped = home.get("/api/v1/jobs?state=skipped").ok().path("items");
        assertEquals(job, skipped.at("/0/id").asString());
        assertFalse(skipped.at("/0/note").asString().isBlank());
        assertEquals(1, change("retry", job).path("changed").asInt());
        assertEquals(
                0, home.get("/api/v1/jobs?state=skipped").ok().path("items").size());
        assertEquals(0, change("retry", "987654").path("changed").asInt());

        ObjectNode all = Json.object().put("action", "drop").put("all", true).put("state", "queued");
        assertTrue(home.post("/api/v1/jobs", all).ok().path("changed").asInt() >= 1);
        assertEquals(0, home.get("/api/v1/queue").ok().path("waiting").asInt());
    }

    private JsonNode change(String action, String job) {
        ObjectNode body = Json.object().put("action", action);
        body.putArray("ids").add(job);
        return home.post("/api/v1/jobs", body).ok();
    }

    @Test
    void wrongRequestsAreNamed() {
        assertField("action", "/api/v1/queue", Json.object().put("action", "stop"));
        assertField(
                "action", "/api/v1/jobs", Json.object().put("action", "kill").put("all", true));
        assertField("ids", "/api/v1/jobs", Json.object().put("action", "drop"));
        ObjectNode letters = Json.object().put("action", "drop");
        letters.putArray("ids").add("x");
        assertField("ids", "/api/v1/jobs", letters);
        assertField(
                "state",
                "/api/v1/jobs",
                Json.object().put("action", "drop").put("all", true).put("state", "gone"));
        home.get("/api/v1/jobs?state=gone").problem(400);
    }

    private void assertField(String field, String path, JsonNode body) {
        assertEquals(field, home.post(path, body).problem(400).path("field").asString());
    }

    @Test
    void aPauseOutlivesTheServer() throws Exception {
        home.close();
        home = ServedHome.start(parent.resolve("home"));
        assertEquals("paused", home.get("/api/v1/queue").ok().path("mode").asString());
        assertEquals("automatic", steer("resume").path("mode").asString());
        home.close();
        home = ServedHome.start(parent.resolve("home"));
        assertEquals("automatic", home.get("/api/v1/queue").ok().path("mode").asString());
    }

    @Test
    void theFiguresTellOfDeepWork() throws Exception {
        promote(imported(7), 2);
        String figures = home.get("/metrics").text();
        assertTrue(figures.contains("sluice_jobs{state=\"queued\"} 1.0"), figures);
        assertTrue(figures.contains("sluice_gate_cores 0.0"), figures);
        assertTrue(figures.contains("sluice_assets_by_tier{tier=\"1\"}"), figures);
        assertTrue(figures.contains("sluice_spent_cpu_seconds_total{"), figures);
    }

    @Test
    void whatImportsTookIsOnTheBill() throws Exception {
        imported(6);
        JsonNode spend = home.await(
                "/api/v1/spend",
                report -> report.path("byTier").size() == 1
                        && report.path("bySteps").size() == 2);
        assertEquals(1, spend.at("/byTier/0/tier").asInt());
        assertTrue(spend.at("/total/cpuSeconds").asDouble() > 0);
        assertEquals(1, spend.at("/total/images").asInt());
        assertTrue(spend.at("/uniform/cpuSeconds").asDouble() > 0);
        assertTrue(spend.at("/uniform/estimated").asBoolean(), "nothing deep was measured yet");
        assertEquals(40_000, spend.path("pricePerCpuHour").asInt());
        home.get("/api/v1/spend?days=0").problem(400);
    }
}
