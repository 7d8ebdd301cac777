package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.api.ServedHome.Answer;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

class UploadsApiTest {
    private static final String UPLOADS = "/api/v1/uploads";
    private static final int TOO_LARGE = 3 << 20;

    @TempDir
    private Path parent;

    private ServedHome home;

    @BeforeEach
    void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
    }

    @AfterEach
    void close() {
        home.close();
    }

    private Answer raw(String query, byte[] body) {
        return home.answer(home.request(UPLOADS + query)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private Answer form(String type, byte[] body) {
        return home.answer(home.request(UPLOADS)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) throws IOException {
        String head = "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                + "\"\r\nContent-Type: image/png\r\n\r\n";
        body.write(head.getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> kept() throws IOException {
        Path uploads = home.folder.resolve("uploads");
        if (!Files.isDirectory(uploads)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(uploads)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String outcomes(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        answer.path("items")
                .forEach(item -> text.append(item.path("name").asString())
                        .append('=')
                        .append(item.path("outcome").asString())
                        .append(' '));
        return text.toString().strip();
    }

    @Test
    void aBodyIsOneFile() throws Exception {
        byte[] bytes = Pictures.png(1, "uploaded", "m");
        JsonNode item = raw("?name=" + ServedHome.encoded("夜.png"), bytes).ok().at("/items/0");
        assertEquals("夜.png", item.path("name").asString());
        assertEquals("imported", item.path("outcome").asString());
        assertTrue(item.path("reason").isNull());
        String asset = "/api/v1/assets/" + item.path("id").asString();
        assertArrayEquals(bytes, home.get(asset + "/original").bytes());
        assertEquals(200, home.get(asset + "/thumbnail").status());
        home.await("/api/v1/assets?q=uploaded", page -> page.path("total").asInt() == 1);
    }

    @Test
    void aFormBringsAnyNumberOfFiles() throws Exception {
        byte[] one = Pictures.png(1, "one", "m");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "one.png", one);
        part(body, "again.png", one);
        part(body, "text.png", "no image".getBytes(StandardCharsets.UTF_8));
        part(body, "large.png", new byte[TOO_LARGE]);
        part(body, "", new byte[0]);
        part(body, "../../two.png", Pictures.png(2, "two", "m"));
        body.write("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        JsonNode answer =
                form("multipart/form-data; boundary=edge", body.toByteArray()).ok();
        assertEquals(
                "one.png=imported again.png=duplicate text.png=refused large.png=refused ../../two.png=imported",
                outcomes(answer));
        assertEquals(answer.at("/items/0/id"), answer.at("/items/1/id"));
        assertTrue(answer.at("/items/3/reason").asString().contains("1 MB"), answer::toString);
        assertEquals(2, kept().size(), kept()::toString);
    }

    @Test
    void whatIsNoImageIsRefusedAndNotKept() throws Exception {
        for (byte[] body : List.of(new byte[0], "<html>".getBytes(StandardCharsets.UTF_8), new byte[100])) {
            JsonNode item = raw("?name=a.png", body).ok().at("/items/0");
            assertEquals("refused", item.path("outcome").asString());
            assertTrue(!item.path("reason").asString().isBlank());
            assertTrue(item.path("id").isNull());
        }
        assertEquals(List.of(), kept());
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInWords() throws Exception {
        JsonNode item = raw("?name=large.png", new byte[40 << 20]).ok().at("/items/0");
        assertEquals("refused", item.path("outcome").asString());
        assertTrue(item.path("reason").asString().contains("1 MB"), item::toString);
        assertEquals(List.of(), kept());
    }

    @Test
    void anotherKindOfFormIsTakenForAFile() {
        assertEquals(
                "upload=refused",
                outcomes(form("multipart/mixed; boundary=edge", new byte[] {1}).ok()));
    }

    @Test
    void aFormWithoutFilesIsWrong() {
        byte[] empty = "--edge\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--edge--"
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "body",
                form("multipart/form-data; boundary=edge", empty)
                        .problem(400)
                        .path("field")
                        .asString());
        assertEquals(
                "Content-Type",
                form("multipart/form-data", empty).problem(400).path("field").asString());
    }

    @Test
    void aFormThatBreaksOffKeepsWhatWasWhole() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "whole.png", Pictures.png(3, "whole", "m"));
        part(body, "cut.png", Pictures.png(4, "cut", "m"));
        form("multipart/form-data; boundary=edge", body.toByteArray()).problem(400);
        home.await("/api/v1/assets?q=whole", page -> page.path("total").asInt() == 1);
        assertEquals(1, kept().size(), kept()::toString);
        assertEquals(Json.array(), home.get("/api/v1/assets?q=cut").ok().path("items"));
    }
}
