package sluice.bench.worth;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

/** The program, serving a home in a process of its own. */
public final class Running implements AutoCloseable {
    private static final int LOOK_EVERY_MILLIS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private Running(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    public static Running start(Path program, Path home) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(), "serve", "--json", "--port", "0", "--home", home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the program did not start");
        }
        return new Running(process, Json.MAPPER.readTree(line).path("address").asString());
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return document(HttpRequest.newBuilder(URI.create(address + "/api/v1/" + path)));
    }

    public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return document(HttpRequest.newBuilder(URI.create(address + "/api/v1/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    private JsonNode document(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return Json.MAPPER.readTree(answer.body());
    }

    /** How long one answer takes, whatever it is, in seconds. */
    public double seconds(String path) throws IOException, InterruptedException {
        long began = System.nanoTime();
        client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        return (System.nanoTime() - began) / 1e9;
    }

    /** Looks until what it sees is as wanted. */
    JsonNode await(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        JsonNode seen = get(path);
        while (!wanted.test(seen)) {
            if (System.nanoTime() > until) {
                throw new IOException(path + " did not come to what was wanted: " + seen);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            seen = get(path);
        }
        return seen;
    }

    /** The id of the asset at this path. */
    String assetAt(Path path) throws IOException, InterruptedException {
        String id = get("assets?path=" + URLEncoder.encode(path.toString(), StandardCharsets.UTF_8))
                .path("items")
                .path(0)
                .path("id")
                .asString("");
        if (id.isEmpty()) {
            throw new IOException(path + " was not imported");
        }
        return id;
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
    }
}
