package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

class StatusApiTest {
    /** A line of the text format: name, labels in braces if any, number. */
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_]\\w*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*})? (NaN|[+-]Inf|-?[0-9.E+-]+)");

    @TempDir
    private static Path parent;

    private static ServedHome home;
    private static Path folder;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        folder = ServedHome.folderIn(parent, "pictures");
        for (int i = 0; i < 3; i++) {
            Pictures.write(folder.resolve(i + ".png"), Pictures.png(i, "status", "m"));
        }
        home.imported(folder);
    }

    @AfterAll
    static void close() {
        home.close();
    }

    private static Map<String, Double> figures() {
        ServedHome.Answer answer = home.get("/metrics");
        assertTrue(
                answer.header("Content-Type").startsWith("text/plain; version=0.0.4"), answer.header("Content-Type"));
        Map<String, Double> figures = new HashMap<>();
        Set<String> types = new HashSet<>();
        for (String line : answer.text().split("\n")) {
            if (line.startsWith("# TYPE ")) {
                assertTrue(types.add(line.split(" ")[2]), "twice: " + line);
            } else if (!line.startsWith("#")) {
                Matcher sample = SAMPLE.matcher(line);
                assertTrue(sample.matches(), "no sample: " + line);
                figures.put(line.substring(0, line.lastIndexOf(' ')), Double.parseDouble(sample.group(3)));
            }
        }
        return figures;
    }

    @Test
    void theStatusTellsWhatThereIs() throws IOException {
        JsonNode status = home.await(
                "/api/v1/status",
                one -> one.at("/counts/picturesPending").asInt() == 0
                        && one.path("indexed").asBoolean());
        assertEquals(3, status.at("/counts/assets").asInt());
        assertEquals(folder.toString(), status.at("/roots/0").asString());
        assertEquals(home.folder.toString(), status.path("home").asString());
        assertFalse(status.path("token").asBoolean());
    }

    @Test
    void aLivingServerSaysSo() {
        assertEquals(Json.object().put("status", "ok"), home.get("/health").ok());
    }

    @Test
    void figuresMove() {
        home.await("/api/v1/status", one -> one.at("/counts/picturesPending").asInt() == 0);
        String health = "sluice_http_request_seconds_count{method=\"GET\",route=\"/health\",status=\"200\"}";
        home.get("/health");
        Map<String, Double> before = figures();
        home.get("/health");
        home.get("/health");
        Map<String, Double> after = figures();
        assertEquals(before.getOrDefault(health, 0.0) + 2, after.getOrDefault(health, 0.0));
        assertEquals(3.0, after.get("sluice_catalog{what=\"assets\"}"));
        assertTrue(after.getOrDefault("sluice_thumbnails_total", 0.0) >= 3, after::toString);
        assertEquals(0.0, after.get("sluice_import_files{outcome=\"imported\"}"));
    }

    @Test
    void figuresAreBoundedHoweverManyAddressesAreTried() {
        for (int i = 0; i < 5; i++) {
            home.get("/nowhere/" + i).problem(404);
            home.get("/api/v1/assets/00000" + i).problem(404);
        }
        figures();
        int before = figures().size();
        for (int i = 10; i < 200; i++) {
            home.get("/nowhere/" + i).problem(404);
            home.get("/api/v1/assets/0000" + i).problem(404);
        }
        assertEquals(before, figures().size());
    }

    @Test
    void everyPartIsLookedAt() {
        JsonNode checks = home.get("/api/v1/doctor").ok().path("checks");
        Set<String> names = new HashSet<>();
        for (JsonNode check : checks) {
            names.add(check.path("name").asString());
            assertFalse(check.path("verdict").asString().equals("failed"), check::toString);
        }
        assertTrue(names.containsAll(Set.of("database", "search", "folders", "thumbnails")), names::toString);
    }

    @Test
    void aRebuildBringsBackWhatWasLost() throws IOException {
        home.await("/api/v1/status", one -> one.at("/counts/picturesPending").asInt() == 0);
        try (Stream<Path> all = Files.walk(home.folder.resolve("renditions"))) {
            for (Path lost : all.filter(Files::isRegularFile).toList()) {
                Files.delete(lost);
            }
        }
        assertEquals(202, home.post("/api/v1/rebuild", Json.object()).status());
        home.await(
                "/api/v1/status",
                one -> one.path("indexed").asBoolean()
                        && one.at("/counts/picturesPending").asInt() == 0);
        home.await("/api/v1/assets", page -> page.path("total").asInt() == 3);
        try (Stream<Path> all = Files.walk(home.folder.resolve("renditions"))) {
            assertEquals(3, all.filter(Files::isRegularFile).count());
        }
        assertEquals(
                202,
                home.post("/api/v1/rebuild", Json.object().put("thumbnails", true))
                        .status());
    }

    @Test
    void aBackupCanBeRead() throws IOException {
        ServedHome.Answer answer = home.get("/api/v1/backup");
        assertEquals(200, answer.status());
        assertEquals("application/zip", answer.header("Content-Type"));
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertEquals(Set.of("sluice-backup.json", "sluice.db"), entries.keySet());
        JsonNode manifest = Json.MAPPER.readTree(entries.get("sluice-backup.json"));
        assertEquals(
                entries.getOrDefault("sluice.db", new byte[0]).length,
                manifest.path("databaseBytes").asInt());
    }

    @Test
    void withoutATokenThereIsNothingToTrade() {
        ServedHome.Answer answer = home.post("/api/v1/session", Json.object().put("token", "x\r\nSet-Cookie: a=b"));
        assertEquals(204, answer.status());
        assertEquals("", answer.header("Set-Cookie"));
    }
}
