package sluice.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {
    private final PageFiles files = new PageFiles();

    private Response.Bytes file(String path) throws IOException {
        return assertInstanceOf(Response.Bytes.class, files.find(path).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/ui/index.html, text/html; charset=utf-8",
        "/ui/app/main.js, text/javascript; charset=utf-8",
        "/ui/style/base.css, text/css; charset=utf-8",
        "/ui/icon.svg, image/svg+xml",
        "/favicon.ico, image/svg+xml"
    })
    void everyFileHasItsMediaType(String path, String mediaType) throws Exception {
        Response.Bytes file = file(path);
        assertEquals(200, file.status());
        assertEquals(mediaType, file.headers().get("Content-Type"));
        assertTrue(file.bytes().length > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/ui",
                "/ui/",
                "/ui/nothing.js",
                "/ui/app",
                "/ui/app/",
                "/ui/../sluice/server/api/openapi-schemas.json",
                "/ui/app/../index.html",
                "/ui/./index.html",
                "/ui//index.html",
                "//ui/index.html",
                "/ui/..\\index.html",
                "/ui\\index.html",
                "/ui/%2e%2e/index.html",
                "/ui/%2E%2E%2Findex.html",
                "/ui/.hidden.js",
                "/ui/index.html/",
                "/ui/index.html\u0000.js",
                "/ui/C:/windows/win.ini",
                "/ui/app/main.js\n",
                "/ui/a/b/c/d/e/f/g/h.js",
                "/UI/index.html",
                "/index.html",
                "/sluice/server/http/Guard.class",
                "/ui/../META-INF/MANIFEST.MF"
            })
    void nothingElseIsServed(String path) throws Exception {
        assertEquals(Optional.empty(), files.find(path));
    }

    @Test
    void theSameContentHasTheSameTag() throws Exception {
        String tag = file("/ui/index.html").headers().getOrDefault("ETag", "");
        assertEquals(tag, file("/").headers().get("ETag"));
        assertTrue(tag.matches("\"[0-9a-f]{8}\""), tag);
        assertTrue(!tag.equals(file("/ui/icon.svg").headers().get("ETag")));
        assertEquals("no-cache", file("/").headers().get("Cache-Control"));
    }

    @Test
    void thePageNamesOnlyFilesThatAreThere() throws Exception {
        String page = new String(file("/").bytes(), StandardCharsets.UTF_8);
        java.util.regex.Matcher names =
                java.util.regex.Pattern.compile("(?:src|href)=\"(/ui/[^\"#]+)").matcher(page);
        int count = 0;
        while (names.find()) {
            assertTrue(files.find(names.group(1)).isPresent(), names.group(1));
            count++;
        }
        assertTrue(count > 1, "the page names " + count + " files");
    }
}
