package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@Timeout(180)
class EventsApiTest {
    @TempDir
    private Path parent;

    private ServedHome home;

    @BeforeEach
    void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
    }

    @AfterEach
    void close() {
        home.close();
    }

    /** One connected listener. */
    private record Listener(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {
        /** The next event, past comments. */
        JsonNode next() throws IOException {
            String type = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    JsonNode envelope = Json.MAPPER.readTree(line.substring(6));
                    assertEquals(type, envelope.path("type").asString());
                    return envelope;
                }
            }
            throw new IOException("the stream ended");
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** Connects and waits until the server has it among its listeners. */
    private Listener listen() throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                home.client().send(home.request("/api/v1/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        Listener listener = new Listener(
                response, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        if (response.statusCode() == 200) {
            assertEquals("retry: 1000", listener.lines.readLine());
        }
        return listener;
    }

    @Test
    void anImportIsToldFromBeginToEnd() throws Exception {
        Path folder = ServedHome.folderIn(parent, "pictures");
        for (int i = 0; i < 5; i++) {
            Pictures.write(folder.resolve(i + ".png"), Pictures.png(i, "told", "m"));
        }
        try (Listener listener = listen()) {
            assertEquals(
                    "text/event-stream",
                    listener.response.headers().firstValue("Content-Type").orElse(""));
            home.imported(folder);
            Set<String> wanted =
                    new HashSet<>(Set.of("sluice.import.ended", "sluice.catalog.changed", "sluice.pictures.ready"));
            Set<String> ready = new HashSet<>();
            long last = 0;
            while (!wanted.isEmpty() || ready.size() < 5) {
                JsonNode envelope = listener.next();
                checkEnvelope(envelope);
                assertTrue(envelope.path("id").asLong() > last, envelope::toString);
                last = envelope.path("id").asLong();
                JsonNode data = envelope.path("data");
                switch (envelope.path("type").asString()) {
                    case "sluice.import.progress" -> home.schemas().check("Import", data, "progress");
                    case "sluice.import.ended" -> {
                        home.schemas().check("Import", data, "end");
                        assertEquals(5, data.path("imported").asInt());
                        assertEquals("done", data.path("state").asString());
                    }
                    case "sluice.pictures.ready" -> data.path("ids").forEach(id -> ready.add(id.asString()));
                    case "sluice.catalog.changed" ->
                        assertTrue(data.path("assets").isInt(), data::toString);
                    case "sluice.assets.changed" -> assertTrue(data.path("ids").size() > 0, data::toString);
                    case "sluice.queue.changed" -> home.schemas().check("Queue", data, "queue");
                    default -> throw new AssertionError("unknown: " + envelope);
                }
                wanted.remove(envelope.path("type").asString());
            }
        }
    }

    /** CloudEvents 1.0, JSON format: the required attributes, and those of ours. */
    private static void checkEnvelope(JsonNode envelope) {
        assertEquals(
                Set.of("specversion", "id", "source", "type", "time", "datacontenttype", "data"),
                Set.copyOf(envelope.propertyNames()));
        assertEquals("1.0", envelope.path("specversion").asString());
        assertFalse(envelope.path("id").asString().isEmpty());
        assertFalse(envelope.path("source").asString().isEmpty());
        assertEquals("application/json", envelope.path("datacontenttype").asString());
        assertFalse(Instant.parse(envelope.path("time").asString()).equals(Instant.EPOCH));
    }

    @Test
    void listenersAreBoundedAndPlacesBecomeFreeAgain() throws Exception {
        List<Listener> all = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                Listener listener = listen();
                all.add(listener);
                assertEquals(200, listener.response.statusCode(), "listener " + (i + 1));
            }
            JsonNode problem = home.get("/api/v1/events").problem(503);
            assertTrue(problem.path("detail").asString().contains("64"), problem::toString);
        } finally {
            for (Listener one : all) {
                one.close();
            }
        }
        assertEquals(200, home.get("/health").status());
    }
}
