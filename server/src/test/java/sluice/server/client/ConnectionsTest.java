package sluice.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.app.Library;
import sluice.server.app.Serving;
import sluice.server.home.Home;
import sluice.server.home.Ownership;
import sluice.server.home.Settings;
import sluice.server.http.Json;
import sluice.server.http.Method;

class ConnectionsTest {
    @TempDir
    private Path folder;

    private Home home;
    private Connections connections;

    @BeforeEach
    void make() {
        home = Home.at(folder.resolve("home"));
        connections = new Connections(home, InstantSource.system());
    }

    private Connection open() throws InterruptedException {
        return connections.open("search", Library.Work.FOLLOW);
    }

    /** Runs a check twice: against a library of this process, and against a server. */
    private void bothWays(Consumer<Connection> check) throws InterruptedException {
        try (Connection local = open()) {
            assertTrue(local.local());
            check.accept(local);
        }
        Ownership ownership = Ownership.take(home, "serve", Instant.EPOCH);
        try (Serving serving = Serving.start(home, ownership, new Settings("127.0.0.1", 0, 1, 1), true);
                Connection remote = open()) {
            assertFalse(remote.local(), serving::address);
            check.accept(remote);
        }
    }

    private static SluiceException failure(Connection connection, String path, Map<String, String> query) {
        return assertThrows(SluiceException.class, () -> connection.get(path, query));
    }

    @Test
    void failuresAreTheSameBothWays() throws Exception {
        bothWays(connection -> {
            SluiceException query = failure(connection, "/api/v1/assets", Map.of("q", "modle:a & b=c"));
            assertEquals(FailureCode.INVALID, query.code());
            assertEquals("q", query.subject());
            assertTrue(String.valueOf(query.getMessage()).contains("At character 1"), query::getMessage);
            SluiceException asset = failure(connection, "/api/v1/assets/0123456789", Map.of());
            assertEquals(FailureCode.NOT_FOUND, asset.code());
            assertEquals("id", asset.subject());
            assertEquals(
                    FailureCode.NOT_FOUND,
                    failure(connection, "/api/v1/nothing", Map.of()).code());
        });
    }

    @Test
    void answersAreTheSameBothWays() throws Exception {
        bothWays(connection -> {
            try {
                assertEquals(
                        0,
                        connection
                                .get("/api/v1/assets", Map.of("q", "夜 & \"+\""))
                                .path("total")
                                .asInt());
                assertEquals(Json.object(), connection.call(Method.POST, "/api/v1/rebuild", Map.of(), Json.object()));
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                connection.fetch("/api/v1/backup", out);
                try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
                    assertEquals("sluice-backup.json", zip.getNextEntry().getName());
                }
                assertThrows(
                        SluiceException.class, () -> connection.fetch("/api/v1/nothing", new ByteArrayOutputStream()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void whoeverHoldsTheHomeWithoutServingIsNamed() {
        try (Ownership owner = Ownership.take(home, "import", Instant.EPOCH)) {
            SluiceException refused = assertThrows(SluiceException.class, this::open);
            assertEquals(FailureCode.CONFLICT, refused.code());
            assertTrue(String.valueOf(refused.getMessage()).contains("import"), refused::getMessage);
            owner.servesAt("http://127.0.0.1:" + unusedPort());
            SluiceException silent = assertThrows(SluiceException.class, () -> {
                try (Connection remote = open()) {
                    remote.get("/api/v1/status");
                }
            });
            assertTrue(String.valueOf(silent.getMessage()).contains("nobody answers"), silent::getMessage);
        }
    }

    private static int unusedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aHomeThatCannotBeOpenedIsLetGo() throws Exception {
        Files.writeString(home.settings(), "nonsense=1");
        assertThrows(SluiceException.class, this::open);
        Files.delete(home.settings());
        try (Connection connection = open()) {
            assertTrue(connection.local());
        }
    }

    @Test
    void everyProblemBecomesAFailureOfItsKind() {
        for (FailureCode code : FailureCode.values()) {
            byte[] body = Json.bytes(
                    Json.object().put("detail", "why").put("code", code.name().toLowerCase()));
            assertEquals(
                    code,
                    assertThrows(SluiceException.class, () -> Answers.document(400, body))
                            .code());
        }
        for (int status : List.of(401, 403, 421)) {
            byte[] body = Json.bytes(Json.object().put("detail", "why").put("code", "forbidden"));
            assertEquals(
                    FailureCode.FORBIDDEN,
                    assertThrows(SluiceException.class, () -> Answers.document(status, body))
                            .code());
        }
        assertEquals(
                FailureCode.INTERNAL,
                assertThrows(SluiceException.class, () -> Answers.document(502, "<html>".getBytes()))
                        .code());
        assertEquals(
                Optional.empty(),
                Optional.ofNullable(Answers.document(204, new byte[0]).get("any")));
    }
}
