package sluice.server.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.Json;
import sluice.server.http.Method;
import tools.jackson.databind.JsonNode;

/** The API of a library that a server on this machine has open. */
final class RemoteConnection implements Connection {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;
    private final Optional<String> token;

    /** @param address such as {@code http://127.0.0.1:7421} */
    RemoteConnection(String address, Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    @Override
    public JsonNode call(Method method, String path, Map<String, String> query, @Nullable JsonNode body)
            throws InterruptedException {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
        HttpRequest request =
                request(path, query).method(method.name(), publisher).build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return Answers.document(response.statusCode(), response.body());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void fetch(String path, Map<String, String> query, OutputStream out)
            throws InterruptedException, IOException {
        HttpResponse<InputStream> response =
                client.send(request(path, query).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() >= 400) {
                Answers.document(response.statusCode(), in.readAllBytes());
            }
            in.transferTo(out);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path + (parameters.isEmpty() ? "" : "?" + parameters)));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private SluiceException unreachable(IOException cause) {
        String reason = cause instanceof ConnectException ? "nobody answers" : String.valueOf(cause.getMessage());
        return new SluiceException(
                FailureCode.STORAGE, "--home", "the server at " + address + " cannot be reached: " + reason, cause);
    }

    @Override
    public boolean local() {
        return false;
    }

    @Override
    public void close() {
        client.close();
    }
}
