package sluice.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A burst of requests whose server is killed in its midst, again and again: nothing is lost, nothing done or billed twice. */
class RenderCrashTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int KILLS = 3;
    private static final int REQUESTS = 40;
    private static final int IMAGES_EACH = 2;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(300);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whateverIsKilledWhenEveryImageIsRenderedAndBilledOnce() throws Exception {
        long seed = Long.getLong("sluice.seed", 20_261_121L);
        Random random = new Random(seed);
        Path real = temporary.toRealPath();
        Program sluice = new Program(real.resolve("home"), Files.createDirectory(real.resolve("scratch")));
        sluice.run("campaigns", "new", "Burst", "--budget", "100").exits(0);
        Set<String> accepted = new HashSet<>();
        int sent = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (Program.Server server = sluice.serve("serve", "--port", "0")) {
                int until = REQUESTS * (kill + 1) / KILLS;
                for (; sent < until; sent++) {
                    accepted.add(ask(server, sent));
                }
                // A key that was sent before, as by a sender who has not heard the answer.
                accepted.add(ask(server, random.nextInt(sent)));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(700)));
                server.process().destroyForcibly().waitFor();
            }
        }
        assertEquals(REQUESTS, accepted.size(), "a key was taken twice; seed " + seed);
        try (Program.Server server = sluice.serve("serve", "--port", "0")) {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (get(server, "/api/v1/campaigns/Burst")
                                    .path("reservedMicroUsd")
                                    .asLong()
                            > 0
                    || get(server, "/api/v1/campaigns/Burst").path("images").asInt() < REQUESTS * IMAGES_EACH) {
                assertTrue(System.nanoTime() < deadline, () -> "not done; seed " + seed);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            assertWhole(server, accepted, "seed " + seed);
        }
        sluice.run("doctor").exits(0);
    }

    private void assertWhole(Program.Server server, Set<String> accepted, String label) throws Exception {
        Set<String> assets = new HashSet<>();
        long billed = 0;
        for (String id : accepted) {
            JsonNode render = get(server, "/api/v1/renders/" + id);
            assertEquals("done", render.path("state").asString(), label + ": " + render);
            billed += render.path("billedMicroUsd").asLong();
            for (JsonNode image : render.path("items")) {
                assertEquals(1, image.path("assets").size(), label + ": " + image);
                assertTrue(assets.add(image.path("assets").path(0).asString()), label + ": an asset came twice");
                long finished = image.path("bill")
                        .valueStream()
                        .filter(line -> line.path("stage").asString().equals("finish")
                                && line.path("outcome").asString().equals("done"))
                        .count();
                assertEquals(1, finished, label + ": " + image);
            }
        }
        JsonNode campaign = get(server, "/api/v1/campaigns/Burst");
        assertEquals(REQUESTS * IMAGES_EACH, campaign.path("images").asInt(), label);
        assertEquals(billed, campaign.path("spentMicroUsd").asLong(), label);
        assertEquals(
                REQUESTS * IMAGES_EACH,
                get(server, "/api/v1/assets?limit=1").path("total").asInt(),
                label + ": the library holds each image once");
    }

    private String ask(Program.Server server, int number) throws Exception {
        String body =
                "{\"prompt\":\"burst number %d\",\"key\":\"burst-%d\",\"size\":\"64x64\",\"quality\":\"draft\",\"count\":%d,\"campaign\":\"Burst\"}"
                        .formatted(number, number, IMAGES_EACH);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/renders"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(202, answer.statusCode(), answer::body);
        return JSON.readTree(answer.body()).path("id").asString();
    }

    private JsonNode get(Program.Server server, String path) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer::body);
        return JSON.readTree(answer.body());
    }
}
