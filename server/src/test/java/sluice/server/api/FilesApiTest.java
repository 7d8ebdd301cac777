package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.fixture.Picture;
import sluice.contracts.fixture.PlainFile;
import sluice.contracts.fixture.PngFile;
import sluice.server.api.ServedHome.Answer;
import tools.jackson.databind.JsonNode;

class FilesApiTest {
    @TempDir
    private static Path parent;

    private static ServedHome home;
    private static Path folder;
    private static int seeds = 100;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        folder = ServedHome.folderIn(parent, "pictures");
    }

    @AfterAll
    static void close() {
        home.close();
    }

    /** Imports a file and answers the address of its asset. */
    private static String imported(Path file, byte[] bytes) throws IOException {
        Pictures.write(file, bytes);
        home.imported(file);
        return "/api/v1/assets/" + home.assetAt(file).path("id").asString();
    }

    private static byte[] png() {
        int seed = seeds++;
        return Pictures.png(seed, "a picture", "flux");
    }

    private static int[] size(byte[] jpeg) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return new int[] {image.getWidth(), image.getHeight()};
    }

    private static JsonNode withPicture(String asset, String state) {
        return home.await(asset, one -> one.at("/thumbnail/state").asString().equals(state));
    }

    /** The files that thumbnails of an asset are kept in. */
    private static List<Path> renditions(String asset) throws IOException {
        String id = asset.substring(asset.lastIndexOf('/') + 1);
        try (Stream<Path> all = Files.walk(home.folder.resolve("renditions"))) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().contains(id)
                            || path.toString()
                                    .replace(path.getFileSystem().getSeparator(), "")
                                    .contains(id))
                    .toList();
        }
    }

    private static Path linked(Path link, Path target) throws IOException {
        try {
            return Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException | IOException e) {
            return Assumptions.abort("links cannot be made here: " + e);
        }
    }

    @Test
    void aThumbnailIsMadeAtOnce() throws IOException {
        String asset = imported(
                folder.resolve("large.png"),
                PngFile.of(Picture.opaque(800, 400, 1)).toBytes());
        Answer answer = home.get(asset + "/thumbnail");
        assertEquals(200, answer.status(), answer::text);
        assertEquals("image/jpeg", answer.header("Content-Type"));
        assertArrayEquals(new int[] {320, 160}, size(answer.bytes()));
        assertTrue(answer.header("Cache-Control").contains("immutable"));
        assertEquals(
                304,
                home.get(asset + "/thumbnail", "If-None-Match", answer.header("ETag"))
                        .status());
        assertEquals(320, withPicture(asset, "ready").at("/thumbnail/width").asInt());
    }

    @Test
    void aLostThumbnailIsMadeAgain() throws IOException {
        String asset = imported(folder.resolve("lost.png"), png());
        byte[] first = home.get(asset + "/thumbnail").bytes();
        withPicture(asset, "ready");
        List<Path> kept = renditions(asset);
        assertFalse(kept.isEmpty(), "no rendition of " + asset);
        for (Path one : kept) {
            Files.delete(one);
        }
        Answer again = home.get(asset + "/thumbnail");
        assertEquals(200, again.status(), again::text);
        assertArrayEquals(first, again.bytes());
        withPicture(asset, "ready");
        assertFalse(renditions(asset).isEmpty());
    }

    @Test
    void aThumbnailLostWithItsOriginalSaysSo() throws IOException {
        Path gone = ServedHome.folderIn(parent, "gone");
        Path file = gone.resolve("gone.png");
        String asset = imported(file, png());
        home.get(asset + "/thumbnail");
        withPicture(asset, "ready");
        for (Path one : renditions(asset)) {
            Files.delete(one);
        }
        Files.delete(file);
        home.imported(gone);
        assertTrue(home.get(asset).ok().path("missing").asBoolean());
        JsonNode problem = home.get(asset + "/thumbnail").problem(404);
        assertTrue(problem.path("detail").asString().contains("original"), problem::toString);
        assertEquals("ready", home.get(asset).ok().at("/thumbnail/state").asString());
    }

    @Test
    void aThumbnailThatCannotBeMadeSaysWhy() throws IOException {
        byte[] damaged = png();
        Arrays.fill(damaged, 180, damaged.length - 200, (byte) 0);
        String asset = imported(folder.resolve("damaged.png"), damaged);
        JsonNode problem = home.get(asset + "/thumbnail").problem(404);
        String reason = withPicture(asset, "impossible").at("/thumbnail/reason").asString();
        assertFalse(reason.isBlank());
        assertEquals(reason, problem.path("detail").asString());
    }

    @Test
    void aThumbnailOfAFileThatHasGoneSaysSo() throws IOException {
        Path file = folder.resolve("hasty.tiff");
        Pictures.write(file, PlainFile.tiff(30, 20));
        home.imported(file);
        String asset = "/api/v1/assets/" + home.assetAt(file).path("id").asString();
        assertEquals(200, home.get(asset + "/thumbnail").status());
        for (Path one : renditions(asset)) {
            Files.delete(one);
        }
        Files.delete(file);
        assertFalse(home.get(asset + "/thumbnail")
                .problem(404)
                .path("detail")
                .asString()
                .isBlank());
    }

    @Test
    void aPreviewShowsWhatBrowsersDoNot() throws IOException {
        String asset = imported(folder.resolve("scan.tiff"), PlainFile.tiff(4100, 20));
        List<CompletableFuture<Answer>> all = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> home.get(asset + "/preview")))
                .toList();
        for (CompletableFuture<Answer> one : all) {
            Answer answer = one.join();
            assertEquals(200, answer.status(), answer::text);
            assertEquals("image/jpeg", answer.header("Content-Type"));
            assertEquals(2048, size(answer.bytes())[0]);
        }
    }

    @Test
    void anOriginalIsItsFile() throws IOException {
        byte[] bytes = png();
        String asset = imported(folder.resolve("original.png"), bytes);
        Answer answer = home.get(asset + "/original");
        assertArrayEquals(bytes, answer.bytes());
        assertEquals("image/png", answer.header("Content-Type"));
        assertEquals("inline; filename*=UTF-8''original.png", answer.header("Content-Disposition"));
        assertEquals(
                304,
                home.get(asset + "/original", "If-None-Match", answer.header("ETag"))
                        .status());
        HttpRequest head = home.request(asset + "/original").HEAD().build();
        assertEquals(Integer.toString(bytes.length), home.answer(head).header("Content-Length"));
    }

    @Test
    void partsOfAnOriginalMakeTheWhole() throws IOException {
        byte[] bytes = png();
        String asset = imported(folder.resolve("parts.png"), bytes);
        HttpRequest.Builder request = home.request(asset + "/original");
        int half = bytes.length / 2;
        byte[] first = part(request, "bytes=0-" + (half - 1), bytes.length);
        byte[] second = part(request, "bytes=" + half + "-", bytes.length);
        assertArrayEquals(Arrays.copyOf(bytes, half), first);
        assertArrayEquals(Arrays.copyOfRange(bytes, half, bytes.length), second);
        assertArrayEquals(
                Arrays.copyOfRange(bytes, bytes.length - 5, bytes.length), part(request, "bytes=-5", bytes.length));
    }

    private static byte[] part(HttpRequest.Builder request, String range, int size) throws IOException {
        try {
            var response = home.client()
                    .send(
                            request.copy().header("Range", range).build(),
                            java.net.http.HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(206, response.statusCode());
            assertTrue(response.headers().firstValue("Content-Range").orElse("").endsWith("/" + size));
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aDownloadKeepsItsNameInAnyScript() throws IOException {
        String asset = imported(folder.resolve("夜 a+b 'q';ü.png"), png());
        assertEquals(
                "attachment; filename*=UTF-8''%E5%A4%9C%20a%2Bb%20%27q%27%3B%C3%BC.png",
                home.get(asset + "/original?download").header("Content-Disposition"));
    }

    @Test
    void anOriginalThatVanishedIsNotFound() throws IOException {
        Path file = folder.resolve("vanished.png");
        String asset = imported(file, png());
        Files.delete(file);
        JsonNode problem = home.get(asset + "/original").problem(404);
        assertTrue(problem.path("detail").asString().contains("vanished.png"), problem::toString);
        Files.createDirectory(file);
        home.get(asset + "/original").problem(404);
        home.get(asset + "/preview").problem(404);
    }

    @Test
    void anotherFileInItsPlaceIsNotServedAsIt() throws IOException {
        Path file = folder.resolve("swapped.png");
        String asset = imported(file, png());
        Files.writeString(file, "<script>alert(1)</script>");
        home.get(asset + "/original").problem(404);
    }

    @Test
    void aFileThatWasTouchedIsServedButNotForEver() throws IOException {
        Path file = folder.resolve("touched.png");
        byte[] bytes = png();
        String asset = imported(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Answer answer = home.get(asset + "/original");
        assertArrayEquals(bytes, answer.bytes());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("", answer.header("ETag"));
    }

    @Test
    void aLinkThatLeadsOutOfTheRootsIsNotFollowed() throws IOException {
        Path root = ServedHome.folderIn(parent, "root");
        Path file = root.resolve("linked.png");
        byte[] bytes = png();
        String asset = imported(file, bytes);
        Path secret = Files.write(parent.resolve("secret.png"), bytes);
        Files.delete(file);
        linked(file, secret);
        for (String part : List.of("/original", "/original?download")) {
            JsonNode problem = home.get(asset + part).problem(403);
            assertTrue(problem.path("detail").asString().contains("linked.png"), problem::toString);
        }
        home.get(asset + "/preview").problem(403);
    }

    @Test
    void aFolderThatBecameALinkIsNotFollowed() throws IOException {
        Path root = ServedHome.folderIn(parent, "outer");
        byte[] bytes = png();
        home.imported(root);
        Path file = root.resolve("inner").resolve("a.png");
        Pictures.write(file, bytes);
        home.imported(root);
        String asset = "/api/v1/assets/" + home.assetAt(file).path("id").asString();
        Path elsewhere = ServedHome.folderIn(parent, "elsewhere");
        Pictures.write(elsewhere.resolve("a.png"), bytes);
        Files.delete(file);
        Files.delete(file.getParent());
        linked(root.resolve("inner"), elsewhere);
        home.get(asset + "/original").problem(403);
    }

    @Test
    void aNeighbourWhoseNameBeginsAlikeIsOutside() throws IOException {
        Path root = ServedHome.folderIn(parent, "album");
        Path file = root.resolve("b.png");
        byte[] bytes = png();
        String asset = imported(file, bytes);
        Path neighbour = ServedHome.folderIn(parent, "album-private");
        Path other = Pictures.write(neighbour.resolve("b.png"), bytes);
        Files.delete(file);
        linked(file, other);
        home.get(asset + "/original").problem(403);
    }

    @Test
    void noPathLeadsOutOfTheLibrary() {
        for (String path : List.of(
                "/api/v1/assets/../../../etc/passwd",
                "/ui/..%2f..%2fetc/passwd",
                "/ui/%2e%2e/%2e%2e/etc/passwd",
                "/%2e%2e/sluice.db",
                "/api/v1/assets/%2e%2e%2fsluice.db/original")) {
            JsonNode problem = home.get(path).problem(404);
            assertFalse(problem.toString().getBytes(StandardCharsets.UTF_8).length > 1_000);
        }
    }
}
