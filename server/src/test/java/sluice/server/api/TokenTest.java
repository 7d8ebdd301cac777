package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.app.Library;
import sluice.server.home.Home;
import sluice.server.home.Ownership;
import sluice.server.home.Settings;
import sluice.server.http.Guard;
import sluice.server.http.Json;
import sluice.server.http.PageFiles;
import sluice.server.http.WebServer;

/** A server as it is bound beyond the loopback, though here it is bound to it, so that no stranger can reach a test. */
class TokenTest {
    private static final String TOKEN = "dG9rZW4gb2YgdGhpcyB0ZXN0";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Ownership ownership;
    private Library library;
    private WebServer web;
    private int port;

    @BeforeEach
    void serve() throws Exception {
        Home home = Home.at(folder.resolve("home"));
        ownership = Ownership.take(home, "serve", Instant.EPOCH);
        library = new Library(
                home, new Settings("0.0.0.0", 0, 1, 1), InstantSource.system(), ZoneOffset.UTC, Library.Work.FOLLOW);
        library.start();
        WebServer.Bound bound = WebServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = bound.port();
        Guard guard = new Guard(port, TOKEN);
        web = bound.serve(library.api(guard), new PageFiles(), guard);
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        web.close();
        library.close();
        ownership.close();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> trade(String token) throws IOException, InterruptedException {
        byte[] body = Json.bytes(Json.object().put("token", token));
        return send(at("/api/v1/session")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    @Test
    void theTokenIsTradedForACookieThatOpensTheApi() throws Exception {
        HttpResponse<String> refused = send(at("/api/v1/status").build());
        assertEquals(401, refused.statusCode());
        assertEquals("Bearer", refused.headers().firstValue("WWW-Authenticate").orElse(""));
        assertEquals(200, send(at("/").build()).statusCode());
        assertEquals(200, send(at("/ui/app/main.js").build()).statusCode());
        assertEquals(200, send(at("/health").build()).statusCode());

        HttpResponse<String> traded = trade(TOKEN);
        assertEquals(204, traded.statusCode());
        String cookie = traded.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        String shown = cookie.substring(0, cookie.indexOf(';'));
        HttpResponse<String> status =
                send(at("/api/v1/status").header("Cookie", shown).build());
        assertEquals(200, status.statusCode());
        assertTrue(Json.MAPPER.readTree(status.body()).path("token").asBoolean());
        for (String path : new String[] {"/metrics", "/openapi.json", "/api/v1/assets"}) {
            assertEquals(401, send(at(path).build()).statusCode(), path);
            assertEquals(
                    200,
                    send(at(path).header("Authorization", "Bearer " + TOKEN).build())
                            .statusCode(),
                    path);
        }
    }

    @Test
    void aWrongTokenIsNotTraded() throws Exception {
        for (String token : new String[] {"", "wrong", TOKEN + "x", TOKEN.substring(1)}) {
            HttpResponse<String> refused = trade(token);
            assertEquals(403, refused.statusCode());
            assertTrue(refused.headers().firstValue("Set-Cookie").isEmpty());
        }
    }
}
