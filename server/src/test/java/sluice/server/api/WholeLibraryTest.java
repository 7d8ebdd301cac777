package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.app.Restore;
import sluice.server.home.Home;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user has said and what has grown around it outlives everything that can happen to files and derived data. */
class WholeLibraryTest {
    private static final Instant EVENING = Instant.parse("2025-03-01T20:00:00Z");
    private static final List<String> STANDING = List.of(
            "starred",
            "rating",
            "label",
            "trashed",
            "tags",
            "collections",
            "stackId",
            "cover",
            "sessionId",
            "stackSize");
    private static final String ALL = "is:trashed OR -is:trashed";

    @TempDir
    private Path parent;

    private ServedHome home;
    private Path art;
    private final List<String> markers = new ArrayList<>();

    /** Three evenings, each with stacks of seed variations; the first and the last are alike but for their time. */
    @BeforeEach
    void makeALibrary() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        home.post("/api/v1/queue", Json.object().put("action", "pause"))
                .ok(); // what is found out meanwhile may regroup
        art = ServedHome.folderIn(parent, "art");
        evening("first", EVENING, "castle", 1);
        evening("second", EVENING.plus(Duration.ofDays(1)), "fox", 101);
        evening("later/third", EVENING.plus(Duration.ofHours(3)), "castle", 201);
        Files.copy(art.resolve("first/3.png"), art.resolve("second/copy.png"));
        home.imported(art);
        settled();
    }

    @AfterEach
    void close() {
        home.close();
    }

    private void evening(String folder, Instant begin, String subject, int seed) throws IOException {
        for (int i = 0; i < 12; i++) {
            String prompt =
                    i < 4 ? "a " + subject + " at dusk" : "a " + subject + " and thing " + "abcdefgh".charAt(i - 4);
            // the fourth picture of the first evening was copied later, with a time of its own
            Path file = Pictures.write(
                    art.resolve(folder).resolve(i + ".png"), Pictures.png(seed + 5 * i, prompt, "m" + subject));
            Files.setLastModifiedTime(file, FileTime.from(begin.plus(Duration.ofMinutes(3L * i))));
        }
    }

    /** Everything that came before has been grouped once a picture that comes now has been. */
    private void settled() throws IOException {
        int number = markers.size();
        Path folder = ServedHome.folderIn(parent, "marker-" + number);
        Path file = Pictures.write(
                folder.resolve("marker.png"), Pictures.png(5_000 + number, "zebra " + number, "zebra" + number));
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2010-01-01T00:00:00Z").plus(Duration.ofDays(30L * number))));
        home.imported(folder);
        String id = home.assetAt(file).path("id").asString();
        markers.add(id);
        home.await("/api/v1/assets/" + id, one -> !one.path("sessionId").isNull());
        home.await(
                "/api/v1/status",
                status -> status.at("/counts/picturesPending").asInt() == 0
                        && status.path("indexed").asBoolean());
    }

    /** How every asset stands, by its content. */
    private Map<String, String> standings() {
        Map<String, String> all = new TreeMap<>();
        JsonNode page = home.get("/api/v1/assets?limit=1000&q=" + ServedHome.encoded(ALL))
                .ok();
        for (JsonNode asset : page.path("items")) {
            if (!markers.contains(asset.path("id").asString())) {
                ObjectNode standing = Json.object().put("was", names(asset));
                STANDING.forEach(field -> standing.set(field, asset.path(field)));
                all.put(asset.path("contentHash").asString(), standing.toString());
            }
        }
        assertEquals(36, all.size());
        all.put("sessions", names());
        return all;
    }

    /** Where it was first, for a message that can be read. */
    private static String names(JsonNode asset) {
        return asset.at("/generation/seed").asString();
    }

    private void say(String kind, Object amountOrDetail, String query) {
        ObjectNode body = Json.object().put("kind", kind);
        if (amountOrDetail instanceof Integer amount) {
            body.put("amount", amount);
        } else {
            body.put("detail", amountOrDetail.toString());
        }
        JsonNode found = home.get("/api/v1/assets?limit=1000&q=" + ServedHome.encoded(query))
                .ok();
        assertTrue(found.path("items").size() > 0, query);
        found.path("items")
                .forEach(one -> body.withArray("assets").add(one.path("id").asString()));
        assertEquals(201, home.post("/api/v1/signals", body).status());
    }

    private void theUserSpeaks() throws IOException {
        say("starred", "", "seed:1..20");
        say("rated", 4, "seed:110..130");
        say("rated", 2, "seed:201");
        say("tagged", "räuber & co", "fox");
        say("labelled", "purple", "seed:206..221");
        say("collected", "Best of all", "seed:6 OR seed:116");
        say("portfolio", "Spring", "seed:226 OR seed:31");
        say("delivered", "For Ada", "seed:36");
        say("rejected", "", "seed:256");
        JsonNode session = home.get("/api/v1/assets?q=seed:101").ok().at("/items/0");
        ObjectNode some = Json.object();
        some.putArray("assets").add(session.path("id").asString());
        String address = "/api/v1/sessions/" + session.path("sessionId").asString();
        home.post(address + "/split", some).ok();
        assertEquals(
                200,
                home.answer(home.request(address)
                                .method(
                                        "PATCH",
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                Json.bytes(Json.object().put("name", "Füchse"))))
                                .build())
                        .status());
        ofTheStack("seed:101", "remove", one -> one.putArray("assets").add(id("seed:111")));
        ofTheStack("seed:106", "cover", one -> one.put("asset", id("seed:106")));
        settled();
    }

    private String id(String query) {
        return home.get("/api/v1/assets?q=" + query).ok().at("/items/0/id").asString();
    }

    private void ofTheStack(String query, String act, Consumer<ObjectNode> said) {
        String stack = home.get("/api/v1/assets?q=" + query)
                .ok()
                .at("/items/0/stackId")
                .asString();
        ObjectNode body = Json.object();
        said.accept(body);
        home.post("/api/v1/stacks/" + stack + "/" + act, body).ok();
    }

    /** What the sessions that there were are called. */
    private String names() {
        return home.get("/api/v1/sessions?limit=500")
                .ok()
                .path("items")
                .valueStream()
                .filter(session -> session.path("assets").asInt() > 1
                        || !session.path("name").asString("").isEmpty())
                .map(session ->
                        session.path("id").asString() + session.path("name").asString(""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void same(Map<String, String> before, String after) throws IOException {
        settled();
        assertEquals(
                String.join("\n", before.values()),
                String.join("\n", standings().values()),
                after);
    }

    @Test
    void nothingIsLost() throws Exception {
        theUserSpeaks();
        Map<String, String> before = standings();
        theStagesAreAsMeant(before);

        Path moved = Files.move(art, ServedHome.folderIn(parent, "elsewhere").resolve("moved"));
        home.imported(moved);
        same(before, "the whole folder is moved and imported from where it is now");

        Files.move(moved.resolve("first"), moved.resolve("later/erster Abend"));
        Files.move(moved.resolve("later/third/0.png"), moved.resolve("second/umbenannt ä.png"));
        for (int i = 1; i < 12; i += 2) {
            Files.move(moved.resolve("later/third/" + i + ".png"), moved.resolve("second/shuffled-" + i + ".png"));
        }
        home.imported(moved);
        home.imported(moved);
        same(before, "files and folders are renamed, shuffled, and scanned twice");

        touch(moved, i -> Instant.parse("2026-06-01T00:00:00Z").plusSeconds(i));
        home.imported(moved);
        same(before, "all files are touched");

        touch(moved, i -> Instant.parse("1980-01-01T00:00:00Z"));
        home.imported(moved);
        home.imported(moved);
        same(before, "all times are lost, as archives lose them");

        assertEquals(
                202,
                home.post("/api/v1/rebuild", Json.object().put("thumbnails", true))
                        .status());
        same(before, "everything derived is made again");

        Path copy = ServedHome.folderIn(parent, "copy");
        copyTo(copy, moved);
        home.imported(copy);
        deleteTree(moved);
        home.imported(parent.resolve("elsewhere"));
        same(before, "the originals are deleted, a copy is there");

        Path file = parent.resolve("backup.zip");
        Files.write(file, home.get("/api/v1/backup").bytes());
        home.close();
        new Restore(Home.at(parent.resolve("other home")), Instant.EPOCH).from(file);
        home = ServedHome.start(parent.resolve("other home"));
        home.imported(copy);
        same(before, "a backup is restored into a new home");

        home.close();
        home = ServedHome.start(parent.resolve("other home"));
        same(before, "after another start");
    }

    private static void theStagesAreAsMeant(Map<String, String> before) {
        List<JsonNode> all = before.values().stream()
                .filter(one -> one.startsWith("{"))
                .map(Json.MAPPER::readTree)
                .toList();
        assertTrue(before.getOrDefault("sessions", "").contains("Füchse"), before::toString);
        assertEquals(
                4,
                all.stream()
                        .map(one -> one.path("sessionId").asString())
                        .distinct()
                        .count(),
                all::toString);
        assertTrue(all.stream().filter(one -> !one.path("stackId").isNull()).count() >= 11, all::toString);
        assertEquals(
                1, all.stream().filter(one -> one.path("trashed").asBoolean()).count());
        assertEquals(
                4, all.stream().filter(one -> one.path("starred").asBoolean()).count());
        assertEquals(
                4,
                all.stream()
                        .filter(one -> one.path("label").asString("").equals("purple"))
                        .count());
        assertEquals(
                5,
                all.stream().filter(one -> !one.path("collections").isEmpty()).count());
    }

    private static void touch(Path folder, java.util.function.IntFunction<Instant> time) throws IOException {
        int i = 0;
        for (Path file : files(folder)) {
            Files.setLastModifiedTime(file, FileTime.from(time.apply(i++)));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** As a copy without attributes is made: with other times. */
    private static void copyTo(Path target, Path source) throws IOException {
        for (Path file : files(source)) {
            Path to = target.resolve(source.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
    }
}
