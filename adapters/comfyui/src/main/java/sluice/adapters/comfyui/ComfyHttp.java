package sluice.adapters.comfyui;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to one server: each ends in time, answers are bounded, redirects are not followed. An interrupt ends a request
 * with {@link InterruptedIOException} and stays set.
 */
final class ComfyHttp implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_JSON = 32 << 20;

    private final ServerAddress address;
    private final Timing timing;
    private final HttpClient client;

    /** What came back. */
    record Answer(int status, byte[] body) {
        boolean isGood() {
            return status / 100 == 2;
        }

        /** No such path, or not by this method: an older server. */
        boolean isUnknown() {
            return status == 404 || status == 405;
        }

        /** @throws IOException when it is no JSON */
        JsonNode json(String what) throws IOException {
            try {
                return JSON.readTree(body);
            } catch (JacksonException e) {
                throw new IOException(what + " was answered with something that is no JSON", e);
            }
        }
    }

    ComfyHttp(ServerAddress address, Timing timing) {
        this.address = address;
        this.timing = timing;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timing.connect())
                .build();
    }

    ServerAddress address() {
        return address;
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET(), MOST_JSON, timing.answer());
    }

    /** A file, of so many bytes at most. */
    Answer file(String path, int most) throws IOException {
        return send(request(path).GET(), most, timing.transfer());
    }

    Answer post(String path, JsonNode body) throws IOException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8)));
        return send(request, MOST_JSON, timing.answer());
    }

    Answer upload(String path, Multipart form) throws IOException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", form.type()).POST(BodyPublishers.ofByteArray(form.bytes()));
        return send(request, MOST_JSON, timing.transfer());
    }

    WebSocket socket(String clientId, WebSocket.Listener listener) throws IOException {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(timing.connect());
        address.authorization().ifPresent(value -> builder.header("Authorization", value));
        return ended(builder.buildAsync(address.socket(clientId), listener), timing.answer());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.at(path)).header("User-Agent", "sluice");
        address.authorization().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private Answer send(HttpRequest.Builder request, int most, Duration within) throws IOException {
        HttpResponse<byte[]> response = ended(
                client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), most)), within);
        return new Answer(response.statusCode(), response.body());
    }

    /** The client's own time limit ends with the headers of an answer: this one holds for its body, too. */
    private static <T> T ended(CompletableFuture<T> future, Duration within) throws IOException {
        try {
            return future.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new HttpTimeoutException("there was no answer within " + within.toMillis() + " ms");
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
