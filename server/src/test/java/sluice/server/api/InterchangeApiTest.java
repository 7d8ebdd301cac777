package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.api.ServedHome.Answer;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Exports and sidecars over HTTP. */
class InterchangeApiTest {
    @TempDir
    private static Path parent;

    private static ServedHome home;
    private static int folders;
    private static int seeds = 9_000;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
    }

    @AfterAll
    static void close() {
        home.close();
    }

    /** A folder of its own with images of these names, imported; found by {@code folder:}. */
    private static Path folder(String... names) throws IOException {
        Path folder = ServedHome.folderIn(parent, "set" + folders++);
        for (String name : names) {
            int seed = seeds++;
            Pictures.write(folder.resolve(name), Pictures.png(seed, "a boat, " + seed, "dream"));
        }
        home.imported(folder);
        return folder;
    }

    private static String query(Path folder) {
        return "folder:" + folder.getFileName();
    }

    private static Answer export(Path folder, String more) {
        return home.get("/api/v1/export?q=" + ServedHome.encoded(query(folder)) + "&sort=name" + more);
    }

    private static Map<String, byte[]> unpacked(Answer answer) throws IOException {
        assertEquals(200, answer.status(), answer::text);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static JsonNode sidecars(String verb, Path folder, boolean dryRun) {
        return home.post(
                        "/api/v1/sidecars/" + verb,
                        Json.object().put("query", query(folder)).put("dryRun", dryRun))
                .ok();
    }

    private static void say(Path file, String kind, double amount) throws IOException {
        ObjectNode body = Json.object().put("kind", kind).put("amount", amount);
        String id = home.assetAt(file).path("id").asString();
        assertEquals(201, home.post("/api/v1/assets/" + id + "/signals", body).status());
    }

    @Test
    void originalsComeAsOneArchiveAndCountAsDownloads() throws Exception {
        Path folder = folder("a.png", "b.png");
        Answer answer = export(folder, "&names=numbered&sidecars=1&origin=page");
        assertEquals("application/zip", answer.header("Content-Type"));
        assertTrue(answer.header("Content-Disposition").matches("attachment; filename=\"sluice-[0-9-]+\\.zip\""));
        Map<String, byte[]> files = unpacked(answer);
        assertEquals(
                List.of("000001.png", "000001.png.xmp", "000002.png", "000002.png.xmp"), List.copyOf(files.keySet()));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.png")), files.get("000001.png"));
        String sidecar = new String(files.getOrDefault("000001.png.xmp", new byte[0]), StandardCharsets.UTF_8);
        assertTrue(sidecar.contains("a boat, ") && sidecar.contains("Model: dream"), sidecar);
        String id = home.assetAt(folder.resolve("a.png")).path("id").asString();
        assertTrue(home.get("/api/v1/assets/" + id + "/signals").text().contains("\"downloaded\""));
        Path quiet = folder("c.png");
        assertEquals(1, unpacked(export(quiet, "&uncounted=1")).size());
        String other = home.assetAt(quiet.resolve("c.png")).path("id").asString();
        assertFalse(home.get("/api/v1/assets/" + other + "/signals").text().contains("downloaded"));
        assertEquals(1, unpacked(home.get("/api/v1/export?ids=" + other)).size());
    }

    @Test
    void whatIsGoneIsListedInTheArchiveAndTheRestIsThere() throws Exception {
        Path folder = folder("a.png", "b.png");
        Files.delete(folder.resolve("a.png"));
        Files.writeString(folder.resolve("b.png.xmp"), "no XMP");
        Map<String, byte[]> files = unpacked(export(folder, "&sidecars=1"));
        assertEquals(List.of("b.png", "sluice-problems.txt"), List.copyOf(files.keySet()));
        String problems = new String(files.getOrDefault("sluice-problems.txt", new byte[0]), StandardCharsets.UTF_8);
        assertTrue(problems.contains("a.png") && problems.contains("b.png.xmp is no XML"), problems);
    }

    @Test
    void listsComeInOrderOneLineAnImage() throws Exception {
        Path folder = folder("a.png", "b.png");
        String csv = export(folder, "&what=csv").text();
        List<String> lines = csv.lines().toList();
        assertEquals(3, lines.size(), csv);
        assertTrue(lines.get(0).startsWith("id,name,path,") && lines.get(1).contains(",a.png,"), csv);
        assertTrue(lines.get(1).contains("\"a boat, "), csv);
        List<JsonNode> json = export(folder, "&what=json")
                .text()
                .lines()
                .map(Json.MAPPER::readTree)
                .toList();
        assertEquals(2, json.size());
        home.schemas().check("Asset", json.getFirst(), "a line of an export");
        String prompts = export(folder, "&what=prompts").text();
        assertEquals(2, prompts.split("\n\n").length, prompts);
        assertTrue(prompts.contains("\nNegative prompt: lowres\n"), prompts);
    }

    @Test
    void whatCannotBeExportedIsSaid() {
        home.get("/api/v1/export?q=folder:nowhere&what=csv").problem(404);
        home.get("/api/v1/export?what=doc").problem(400);
        home.get("/api/v1/export?names=random").problem(400);
        home.get("/api/v1/export?ids=zzz").problem(400);
        home.get("/api/v1/export?q=steps:%3Emany").problem(400);
        home.get("/api/v1/assets/" + "0".repeat(32) + "/sidecar").problem(404);
    }

    @Test
    void sidecarsAreWrittenReadAndTakenBackAsOneAct() throws Exception {
        Path folder = folder("a.png", "b.png");
        say(folder.resolve("a.png"), "rated", 4);
        JsonNode dry = sidecars("write", folder, true);
        assertEquals(2, dry.path("created").asInt(), dry::toString);
        assertFalse(Files.exists(folder.resolve("a.png.xmp")));
        assertEquals(2, sidecars("write", folder, false).path("created").asInt());
        String text = Files.readString(folder.resolve("a.png.xmp"));
        assertTrue(text.contains("<xmp:Rating>4</xmp:Rating>"), text);
        assertEquals(2, sidecars("write", folder, false).path("unchanged").asInt());
        assertEquals(2, sidecars("read", folder, false).path("unchanged").asInt());

        Files.writeString(folder.resolve("a.png.xmp"), text.replace(">4<", ">2<") + "\n");
        JsonNode heard = sidecars("read", folder, true);
        assertEquals("[\"rated 2\"]", heard.path("items").path(0).path("words").toString());
        assertEquals(1, sidecars("write", folder, false).path("unread").asInt());
        assertEquals(1, sidecars("read", folder, false).path("updated").asInt());
        assertEquals(2, home.assetAt(folder.resolve("a.png")).path("rating").asInt());
        JsonNode undone = home.post("/api/v1/acts/undo", Json.object()).ok().path("act");
        assertEquals("Read the sidecar of 1 image", undone.path("words").asString());
        assertEquals("sidecar", undone.path("origin").asString());
        assertEquals(4, home.assetAt(folder.resolve("a.png")).path("rating").asInt());
        assertEquals(0, sidecars("read", folder, false).path("updated").asInt());
    }

    @Test
    void sidecarsDoNotDisturbImports() throws Exception {
        Path folder = folder("a.png", "b.png");
        String before = home.assetAt(folder.resolve("a.png")).path("generation").toString();
        sidecars("write", folder, false);
        JsonNode again = home.imported(folder);
        assertEquals(2, again.path("unchanged").asInt(), again::toString);
        assertEquals(
                0, again.path("imported").asInt() + again.path("unreadable").asInt(), again::toString);
        assertEquals(
                before, home.assetAt(folder.resolve("a.png")).path("generation").toString());
        // Elsewhere, with their sidecars from the start.
        Path copies = ServedHome.folderIn(parent, "copies");
        Files.copy(folder.resolve("a.png.xmp"), copies.resolve("fresh.png.xmp"));
        Pictures.write(copies.resolve("fresh.png"), Pictures.png(seeds++, "own words", "dream"));
        JsonNode fresh = home.imported(copies);
        assertEquals(1, fresh.path("files").asInt(), fresh::toString);
        assertEquals(
                "own words",
                home.assetAt(copies.resolve("fresh.png"))
                        .path("generation")
                        .path("prompt")
                        .asString());
    }

    @Test
    void whatIsNoSidecarIsNamedAndTheRestGoesOn() throws Exception {
        Path folder = folder("a.png", "b.png");
        Files.writeString(folder.resolve("a.png.xmp"), "<html/>");
        JsonNode done = sidecars("write", folder, false);
        assertEquals(1, done.path("failed").asInt(), done::toString);
        assertEquals(1, done.path("created").asInt());
        JsonNode failed = done.path("items").path(0);
        assertTrue(failed.path("path").asString().endsWith("a.png.xmp"), failed::toString);
        assertEquals("<html/>", Files.readString(folder.resolve("a.png.xmp")));
        home.post("/api/v1/sidecars/write", Json.object().put("query", "").put("form", "x"))
                .problem(400);
        home.post("/api/v1/sidecars/read", Json.object()).problem(400);
        home.post("/api/v1/sidecars/read", Json.object().put("query", "like:abc"))
                .problem(400);
    }
}
