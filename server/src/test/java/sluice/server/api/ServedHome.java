package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import sluice.server.app.Serving;
import sluice.server.home.Home;
import sluice.server.home.Ownership;
import sluice.server.home.Settings;
import sluice.server.http.Json;
import sluice.server.http.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A home of its own, served at a free port; every answer is held against the description that the server gives. */
final class ServedHome implements AutoCloseable {
    private static final int LARGEST_FILE_MEGABYTES = 1;
    /** Runs out only when something hangs, however slow and busy the machine is. */
    private static final long PATIENCE_SECONDS = 120;

    final Path folder;
    private final Serving serving;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Schemas schemas;

    private ServedHome(Path folder, Serving serving) {
        this.folder = folder;
        this.serving = serving;
        this.schemas = new Schemas(
                Json.MAPPER.readTree(send(request("/openapi.json").build()).body()));
    }

    static ServedHome start(Path folder) throws InterruptedException {
        Home home = Home.at(folder);
        Ownership ownership = Ownership.take(home, "serve", Instant.EPOCH);
        Settings settings = new Settings("127.0.0.1", 0, 2, LARGEST_FILE_MEGABYTES);
        return new ServedHome(folder, Serving.start(home, ownership, settings, true));
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.MAPPER.readTree(bytes());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The document, if this is a problem of that status. */
        JsonNode problem(int status) {
            assertEquals(status, status(), this::text);
            assertEquals(Problem.MEDIA_TYPE, header("Content-Type"));
            return json();
        }

        /** The document of a success. */
        JsonNode ok() {
            assertEquals(200, status(), this::text);
            return json();
        }
    }

    String address() {
        return serving.address();
    }

    HttpClient client() {
        return client;
    }

    Schemas schemas() {
        return schemas;
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(address() + pathAndQuery))
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    Answer get(String pathAndQuery, String... headers) {
        HttpRequest.Builder request = request(pathAndQuery);
        return answer(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    /** Asks with one parameter, which is encoded. */
    Answer ask(String path, String parameter, String value) {
        return get(path + "?" + parameter + "=" + encoded(value));
    }

    Answer post(String path, JsonNode body) {
        return answer(request(path)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build());
    }

    Answer delete(String path) {
        return answer(request(path).DELETE().build());
    }

    Answer answer(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        schemas.check(
                request.method(),
                request.uri().getRawPath(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
        return new Answer(response);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static ObjectNode importOf(Path... paths) {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("paths");
        for (Path path : paths) {
            list.add(path.toString());
        }
        return body;
    }

    /** Imports and waits until everything is in the catalog and can be found. */
    JsonNode imported(Path... paths) {
        Answer begun = post("/api/v1/imports", importOf(paths));
        assertEquals(202, begun.status(), begun::text);
        String address = begun.header("Location");
        JsonNode ended = await(address, run -> !run.path("ended").isNull());
        assertEquals("done", ended.path("state").asString(), ended::toString);
        await("/api/v1/status", status -> status.path("indexed").asBoolean());
        return ended;
    }

    /** The document at an address, once it is as wanted. */
    JsonNode await(String pathAndQuery, Predicate<JsonNode> wanted) {
        return awaitAnswer(pathAndQuery, answer -> wanted.test(answer.ok())).json();
    }

    /** Waits until the text at an address has this in it. */
    void awaitText(String pathAndQuery, String part) {
        awaitAnswer(pathAndQuery, answer -> answer.text().contains(part));
    }

    private Answer awaitAnswer(String pathAndQuery, Predicate<Answer> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Answer last = get(pathAndQuery);
        while (!wanted.test(last)) {
            if (System.nanoTime() > deadline) {
                return fail(pathAndQuery + " still answers " + last.text());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            last = get(pathAndQuery);
        }
        return last;
    }

    /** The asset at a path. */
    JsonNode assetAt(Path path) throws IOException {
        JsonNode items =
                ask("/api/v1/assets", "path", path.toRealPath().toString()).ok().path("items");
        assertEquals(1, items.size(), path::toString);
        return items.get(0);
    }

    /** A new folder beside the home. */
    static Path folderIn(Path parent, String name) {
        try {
            return Files.createDirectories(parent.resolve(name)).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        serving.close();
    }
}
