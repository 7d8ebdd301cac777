package sluice.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens in watched folders is seen by itself. */
@SuppressWarnings("NullAway.Init")
class WatchTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);

    @TempDir
    Path temporary;

    private Path images;
    private Path first;
    private Program sluice;

    @BeforeEach
    void library() throws IOException {
        Path real = temporary.toRealPath();
        images = Files.createDirectory(real.resolve("images"));
        first = ImageFolder.png(images.resolve("first.png"), 1);
        sluice = new Program(real.resolve("home"), Files.createDirectory(real.resolve("scratch")));
    }

    @Test
    void upFollowsNewMovedChangedAndRemovedFiles() throws Exception {
        try (Program.Server server = sluice.serve("up", images.toString(), "--watch", "--port", "0")) {
            assertEquals(1, server.line().path("files").asInt());
            followChanges(server.address());
        }
    }

    @Test
    void anImportThroughTheServerGoesOnWatchingThereAlsoAfterARestart() throws Exception {
        try (Program.Server server = sluice.serve("serve", "--port", "0")) {
            sluice.run("import", images.toString(), "--watch").exits(0);
            ImageFolder.png(images.resolve("second.png"), 2);
            await(server.address(), "seed:2", found -> found.size() == 1);
        }
        ImageFolder.png(images.resolve("third.png"), 3);
        try (Program.Server server = sluice.serve("serve", "--port", "0")) {
            await(server.address(), "seed:3", found -> found.size() == 1);
            ImageFolder.png(images.resolve("fourth.png"), 4);
            await(server.address(), "seed:4", found -> found.size() == 1);
        }
    }

    private void followChanges(String address) throws Exception {
        Path file = ImageFolder.png(images.resolve("new/folder/second.png"), 2);
        String id = await(address, "seed:2", found -> found.size() == 1)
                .getFirst()
                .path("id")
                .asString();

        Path moved = Files.move(file, images.resolve("moved.png"));
        List<JsonNode> after = await(
                address, "seed:2", found -> found.size() == 1 && pathOf(found).equals(moved.toString()));
        assertEquals(id, after.getFirst().path("id").asString());

        Files.delete(first);
        await(address, "is:missing", found -> found.size() == 1);

        ImageFolder.png(moved, 33);
        await(address, "seed:33 -is:missing", found -> found.size() == 1);
        await(address, "seed:2 is:missing", found -> found.size() == 1);
    }

    private static String pathOf(List<JsonNode> found) {
        return found.getFirst().path("path").asString();
    }

    /** Asks until the answer is as it should be. */
    private static List<JsonNode> await(String address, String query, Predicate<List<JsonNode>> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        List<JsonNode> found = ask(address, query);
        while (!wanted.test(found)) {
            assertTrue(System.nanoTime() < end, "still " + query + " finds " + found);
            found = ask(address, query);
        }
        return found;
    }

    private static List<JsonNode> ask(String address, String query) throws IOException, InterruptedException {
        URI uri = URI.create(address + "/api/v1/assets?q=" + query.replace(" ", "%20"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return JSON.readTree(body).path("items").valueStream().toList();
        }
    }
}
