package sluice.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the commands promise to people and scripts. */
@SuppressWarnings("NullAway.Init")
class CommandLineTest {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "path",
            "format",
            "width",
            "height",
            "bytes",
            "contentHash",
            "createdAt",
            "tier",
            "value",
            "valueBecause",
            "stackId",
            "sessionId",
            "generation",
            "quality",
            "style",
            "composition",
            "cost");
    private static final Set<String> GENERATION = Set.of(
            "tool",
            "dialect",
            "prompt",
            "negativePrompt",
            "seed",
            "steps",
            "guidance",
            "sampler",
            "scheduler",
            "model",
            "modelHash",
            "loras",
            "clipSkip",
            "denoise");

    @TempDir
    Path temporary;

    private Path real;
    private Path images;
    private Program sluice;

    @BeforeEach
    void library() throws IOException {
        real = temporary.toRealPath();
        images = Files.createDirectory(real.resolve("images"));
        ImageFolder.png(images.resolve("one.png"), 1);
        ImageFolder.png(images.resolve("sub/two.png"), 2);
        ImageFolder.jpeg(images.resolve("three.jpg"), 3);
        ImageFolder.png(images.resolve("copy of one.png"), 1);
        sluice = at("home");
    }

    private Program at(String home) throws IOException {
        return new Program(real.resolve(home), Files.createDirectories(real.resolve("scratch")));
    }

    @Test
    void anImportEndsWithItsSummaryAndTheExitCodeSaysWhetherSomethingFailed() throws Exception {
        JsonNode summary = sluice.run("import", images.toString()).exits(0).last();
        assertEquals(
                List.of(4, 3, 1, 0, 0),
                Stream.of("files", "imported", "duplicates", "unchanged", "unreadable")
                        .map(name -> summary.path(name).asInt(-1))
                        .toList());
        assertTrue(summary.path("seconds").isNumber());

        Files.writeString(images.resolve("notes.md"), "no image");
        Program.Ended second = sluice.run("import", images.toString()).exits(1);
        assertEquals(4, second.last().path("unchanged").asInt());
        assertEquals(1, second.last().path("unreadable").asInt());
        assertTrue(second.lines()
                .getFirst()
                .path("problem")
                .path("path")
                .asString()
                .endsWith("notes.md"));
    }

    @Test
    void wrongUseIsExitCodeTwoAndNamesWhatIsWrong() throws Exception {
        assertTrue(sluice.run("import", real.resolve("nowhere").toString())
                .exits(2)
                .err()
                .contains("nowhere"));
        assertTrue(
                sluice.run("import", images.toString(), "--wach").exits(2).err().contains("--wach"));
        assertTrue(sluice.run("fly").exits(2).err().contains("fly"));
        assertTrue(sluice.run("search", "--limit", "0").exits(2).err().contains("--limit"));
        String query = sluice.run("search", "steps:>many").exits(2).err();
        assertTrue(query.contains("At character 7"), query);
        String field = sluice.run("search", "lighthouse", "promt:sea").exits(2).err();
        assertTrue(field.contains("At character 12") && field.contains("promt"), field);
    }

    @Test
    void searchPrintsOneAssetALineWithEveryDocumentedField() throws Exception {
        sluice.run("import", images.toString()).exits(0);

        List<JsonNode> all = sluice.run("search", "--limit", "10").exits(0).lines();
        assertEquals(3, all.size());
        for (JsonNode asset : all) {
            assertEquals(Set.of(), without(FIELDS, asset), "fields that are wanting");
            assertEquals(Set.of(), without(GENERATION, asset.path("generation")), "generation fields that are wanting");
        }
        assertEquals(2, sluice.run("search", "--limit", "2").exits(0).lines().size());

        List<JsonNode> found =
                sluice.run("search", "lighthouse seed:2").exits(0).lines();
        assertEquals(1, found.size());
        JsonNode two = found.getFirst();
        assertEquals(images.resolve("sub/two.png").toString(), two.path("path").asString());
        assertEquals("2", two.path("generation").path("seed").asString());
        assertTrue(two.path("generation").path("seed").isString(), "a 64-bit seed is a string");
        assertEquals(1, two.path("tier").asInt());
        assertEquals(List.of(), sluice.run("search", "nothing like it").exits(0).lines());
    }

    @Test
    void showTakesTheBeginningOfAnIdOrAPath() throws Exception {
        sluice.run("import", images.toString()).exits(0);
        Path file = images.resolve("sub").resolve("two.png");
        JsonNode byPath = sluice.run("show", file.toString()).exits(0).last();
        String id = byPath.path("id").asString();
        assertEquals(byPath, sluice.run("show", id.substring(0, 8)).exits(0).last());
        assertEquals(byPath, sluice.run("show", id).exits(0).last());
        assertEquals(file.toString(), byPath.path("path").asString());

        Program.Ended mixed = sluice.run(
                        "show", "00000000", id, real.resolve("nowhere.png").toString())
                .exits(1);
        assertEquals(1, mixed.lines().size());
        assertEquals(2, mixed.err().lines().count(), mixed::err);
    }

    @Test
    void whileOneProcessServesTheOthersGoThroughIt() throws Exception {
        try (Program.Server server = sluice.serve("serve", "--port", "0")) {
            assertEquals(
                    4,
                    sluice.run("import", images.toString())
                            .exits(0)
                            .last()
                            .path("files")
                            .asInt());
            assertEquals(1, sluice.run("search", "seed:2").exits(0).lines().size());
            assertEquals(200, get(server.address() + "/health").statusCode());
            Program.Ended second = sluice.run("serve", "--port", "0").exits(3);
            assertTrue(second.err().contains("process " + server.process().pid()), second::err);
            sluice.run("restore", images.resolve("one.png").toString()).exits(3);
        }
        assertEquals(3, sluice.run("search").exits(0).lines().size());
    }

    @Test
    void upImportsServesAndKeepsTheHomeItsOwn() throws Exception {
        try (Program.Server server = sluice.serve("up", images.toString(), "--port", "0")) {
            assertEquals(4, server.line().path("files").asInt(), "the summary comes when the import is through");
            assertEquals(1, sluice.run("search", "seed:1").exits(0).lines().size());
            assertTrue(get(server.address() + "/").body().contains("<html"));
            Program.Ended second = sluice.run("serve", "--port", "0").exits(3);
            assertTrue(second.err().contains("process " + server.process().pid()), second::err);
        }
    }

    @Test
    void anUnknownSettingStopsTheStartAndIsNamed() throws Exception {
        Files.createDirectories(sluice.home());
        Files.writeString(sluice.home().resolve("sluice.properties"), "port=7421\nthraeds=3\n");
        for (String command : List.of("serve", "search", "doctor")) {
            assertTrue(sluice.run(command).exits(2).err().contains("thraeds"), command);
        }
    }

    @Test
    void rebuildBringsBackWhatIsDerived() throws Exception {
        sluice.run("import", images.toString()).exits(0);
        List<JsonNode> before = sluice.run("search").exits(0).lines();
        Set<Path> thumbnails = files(sluice.home().resolve("renditions"));
        assertEquals(3, thumbnails.size());

        delete(sluice.home().resolve("index"));
        delete(sluice.home().resolve("renditions"));
        sluice.run("rebuild").exits(0);

        assertEquals(before, sluice.run("search").exits(0).lines());
        assertEquals(thumbnails, files(sluice.home().resolve("renditions")));
        sluice.run("doctor").exits(0);
    }

    @Test
    void aBackupGivesAnotherHomeTheSameLibraryAndMovesAsideWhatWasThere() throws Exception {
        sluice.run("import", images.toString()).exits(0);
        Path backup = real.resolve("backup.zip");
        sluice.run("backup", backup.toString()).exits(0);
        assertTrue(sluice.run("backup", backup.toString()).exits(2).err().contains("--force"));
        List<JsonNode> before = sluice.run("search").exits(0).lines();

        Program other = at("other");
        other.run("restore", backup.toString()).exits(0);
        assertEquals(before, other.run("search").exits(0).lines());
        other.run("rebuild").exits(0);
        other.run("doctor").exits(0);
        assertEquals(3, files(other.home().resolve("renditions")).size());

        ImageFolder.png(images.resolve("late.png"), 9);
        sluice.run("import", images.toString()).exits(0);
        Path aside = Path.of(sluice.run("restore", backup.toString())
                .exits(0)
                .last()
                .path("aside")
                .asString());
        assertEquals(before, sluice.run("search").exits(0).lines());
        assertTrue(Files.size(aside.resolve("sluice.db")) > 0);
    }

    @Test
    void uploadsComeBackFromABackupAtTheirNewPlace() throws Exception {
        Path sent = ImageFolder.png(real.resolve("sent.png"), 77);
        try (Program.Server server = sluice.serve("serve", "--port", "0")) {
            upload(server.address(), sent);
        }
        Path backup = real.resolve("backup.zip");
        sluice.run("backup", backup.toString()).exits(0);
        delete(sluice.home());

        Program other = at("other");
        other.run("restore", backup.toString()).exits(0);
        JsonNode asset = other.run("search", "seed:77").exits(0).last();
        assertTrue(Path.of(asset.path("path").asString()).startsWith(other.home()), asset::toString);
        assertTrue(Files.exists(Path.of(asset.path("path").asString())));
        JsonNode places =
                other.run("show", asset.path("id").asString()).exits(0).last().path("locations");
        assertEquals(
                List.of(true, false),
                places.valueStream()
                        .map(place -> place.path("present").asBoolean())
                        .toList(),
                places::toString);
    }

    @Test
    void whatIsNoBackupIsRefusedAndNothingChanges() throws Exception {
        sluice.run("import", images.toString()).exits(0);
        List<JsonNode> before = sluice.run("search").exits(0).lines();
        Set<Path> files = files(sluice.home());
        String manifest = "{\"format\":1,\"version\":\"1\"}";
        List<Path> wrong = List.of(
                Files.writeString(real.resolve("text.zip"), "this is no archive"),
                Files.createFile(real.resolve("empty.zip")),
                zip("foreign.zip", "readme.txt", "hello"),
                zip("newer.zip", "sluice-backup.json", "{\"format\":99}", "sluice.db", "x"),
                zip("no manifest.zip", "sluice.db", "x"),
                zip("bad manifest.zip", "sluice-backup.json", "{{{", "sluice.db", "x"),
                zip("bad database.zip", "sluice-backup.json", manifest, "sluice.db", "this is no database"),
                zip("slip.zip", "sluice-backup.json", manifest, "sluice.db", "x", "uploads/../../../slipped.txt", "x"));
        for (Path file : wrong) {
            Program.Ended refused = sluice.run("restore", file.toString()).exits(2);
            assertTrue(refused.err().contains(file.getFileName().toString()), refused::err);
        }
        try (Stream<Path> all = Files.walk(real)) {
            assertTrue(all.noneMatch(path -> path.endsWith("slipped.txt")));
        }
        assertEquals(before, sluice.run("search").exits(0).lines());
        assertEquals(files, files(sluice.home()));
    }

    @Test
    void doctorIsContentWithASoundHomeAndClearAboutADamagedOne() throws Exception {
        sluice.run("import", images.toString()).exits(0);
        sluice.run("doctor").exits(0);

        Path database = sluice.home().resolve("sluice.db");
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2 + 100);
        }
        Program.Ended damaged = sluice.run("doctor");
        assertNotEquals(0, damaged.exitCode());
        damaged.exits(damaged.exitCode());
        String said = damaged.out() + damaged.err();
        assertTrue(said.contains("sluice.db") && said.contains("restore"), said);

        Files.writeString(database, "this is no database at all, whatever its name may be".repeat(50));
        Program.Ended foreign = sluice.run("doctor");
        foreign.exits(foreign.exitCode() == 0 ? 3 : foreign.exitCode());
        assertTrue((foreign.out() + foreign.err()).contains("sluice.db"), foreign::toString);
    }

    @Test
    void aDamagedIndexIsMadeAgain() throws Exception {
        sluice.run("import", images.toString()).exits(0);
        for (Path file : files(sluice.home().resolve("index"))) {
            Path damaged = sluice.home().resolve("index").resolve(file);
            Files.write(damaged, "damaged".getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(3, sluice.run("search").exits(0).lines().size());
        sluice.run("doctor").exits(0);
    }

    private static Set<String> without(Set<String> wanted, JsonNode object) {
        return wanted.stream().filter(name -> !object.has(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void upload(String address, Path file) throws IOException, InterruptedException {
        byte[] head = ("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/uploads"))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, Files.readAllBytes(file), end)))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(2, answer.statusCode() / 100, answer::body);
        }
    }

    /** @param content names and texts in turn */
    private Path zip(String name, String... content) throws IOException {
        Path file = real.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < content.length; i += 2) {
                zip.putNextEntry(new ZipEntry(content[i]));
                zip.write(content[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Relative, without logs and locks. */
    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(path -> !path.startsWith("logs") && !path.startsWith("index"))
                    .filter(path -> !path.toString().contains("lock"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
        assertFalse(Files.exists(folder));
    }
}
