package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From too few choices to weights that were fitted, judged, taken over, and set back. */
class TuningApiTest {
    private static final int IMAGES = 60;
    private static final int CHOSEN = 36;

    @TempDir
    private Path parent;

    @Test
    void weightsAreFittedJudgedTakenOverAndSetBack() throws Exception {
        Path folder = ServedHome.folderIn(parent, "pictures");
        for (int seed = 1; seed <= IMAGES; seed++) {
            Pictures.write(folder.resolve(seed + ".png"), Pictures.png(seed * 7, "subject " + seed, "model"));
        }
        try (ServedHome home = ServedHome.start(parent.resolve("home"))) {
            home.imported(folder);
            JsonNode tuning = home.get("/api/v1/tuning").ok();
            assertEquals("default", tuning.at("/inForce/origin").asString());
            assertEquals(0, tuning.path("outcomes").asInt());
            assertEquals(1, tuning.path("versions").size());
            JsonNode little = home.post("/api/v1/tuning", Json.object()).problem(409);
            assertEquals(
                    "not enough outcomes yet: 0 of 30", little.path("detail").asString());
            home.post("/api/v1/tuning/back", Json.object()).problem(409);
            home.post("/api/v1/tuning/forward", Json.object()).problem(409);
            apply(home, "7").problem(404);
            apply(home, "best").problem(400);
            home.post("/api/v1/tuning/apply", Json.object()).problem(400);

            List<String> ids = choose(home, folder);
            assertEquals(
                    CHOSEN, home.get("/api/v1/tuning").ok().path("outcomes").asInt());
            JsonNode answered = home.post("/api/v1/tuning", Json.object()).ok();
            // A fit that takes its time is answered before it has come to a proposal.
            JsonNode before =
                    home.await("/api/v1/tuning", now -> !now.path("proposal").isNull());
            JsonNode proposal = before.path("proposal");
            assertTrue(
                    answered.path("proposal").equals(proposal)
                            || !answered.path("fitting").isNull(),
                    answered::toString);
            JsonNode report = proposal.path("report");
            assertTrue(report.path("better").asBoolean(), proposal::toString);
            assertEquals(
                    CHOSEN,
                    report.path("learnedFrom").asInt() + report.path("judgedOn").asInt());
            assertTrue(report.at("/logLoss/after").asDouble()
                    < report.at("/logLoss/before").asDouble());
            assertEquals("0", before.at("/inForce/id").asString(), "a proposal changes nothing");

            double was = value(home, ids.getLast());
            JsonNode after = apply(home, proposal.path("id").asString()).ok();
            assertEquals(proposal.path("weights"), after.at("/inForce/weights"));
            assertFalse(after.at("/proposal/current").asBoolean(), "it was judged against the weights before");
            home.await("/api/v1/tuning", now -> !now.path("revaluing").asBoolean());
            home.await(
                    "/api/v1/assets/" + ids.getLast(),
                    asset -> Math.abs(asset.path("value").asDouble() - was) > 0.01);
            apply(home, proposal.path("id").asString()).problem(409);

            JsonNode back = home.post("/api/v1/tuning/back", Json.object()).ok();
            assertEquals("set-back", back.at("/inForce/origin").asString());
            assertTrue(back.path("stepForward").asBoolean());
            home.await(
                    "/api/v1/assets/" + ids.getLast(),
                    asset -> Math.abs(asset.path("value").asDouble() - was) < 0.003);
            JsonNode forward =
                    home.post("/api/v1/tuning/forward", Json.object()).ok();
            assertEquals(proposal.path("weights"), forward.at("/inForce/weights"));
            assertEquals(4, forward.path("versions").size());
            assertNotEquals(forward.at("/inForce/id"), forward.at("/inForce/sameAs"));
        }
    }

    private static List<String> choose(ServedHome home, Path folder) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int seed = 1; seed <= IMAGES; seed++) {
            ids.add(home.assetAt(folder.resolve(seed + ".png")).path("id").asString());
        }
        signal(home, ids.subList(0, CHOSEN), "shared", "");
        signal(home, ids.subList(20, IMAGES), "starred", "");
        for (String id : ids.subList(0, CHOSEN)) {
            signal(home, List.of(id), "portfolio", "best");
        }
        return ids;
    }

    private static void signal(ServedHome home, List<String> ids, String kind, String detail) {
        ObjectNode body = Json.object().put("kind", kind).put("detail", detail);
        ArrayNode assets = body.putArray("assets");
        ids.forEach(assets::add);
        assertEquals(201, home.post("/api/v1/signals", body).status());
    }

    private static ServedHome.Answer apply(ServedHome home, String proposal) {
        return home.post("/api/v1/tuning/apply", Json.object().put("proposal", proposal));
    }

    private static double value(ServedHome home, String id) {
        return home.await("/api/v1/assets/" + id, asset -> asset.path("value").isNumber())
                .path("value")
                .asDouble();
    }
}
