package sluice.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** The page's own files, from the class path below {@code /ui}. */
public final class PageFiles {
    /** No dot at the beginning of a name, so no way up. */
    private static final Pattern NAME =
            Pattern.compile("(?:[a-zA-Z0-9_-][a-zA-Z0-9._-]*/){0,6}[a-zA-Z0-9_-][a-zA-Z0-9._-]*");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "json", "application/json",
            "webmanifest", "application/manifest+json");

    private final Map<String, PageFile> loaded = new ConcurrentHashMap<>();

    private record PageFile(byte[] bytes, String mediaType, String etag) {}

    /** The file that an address stands for: {@code /} is the page, {@code /ui/…} its parts. Its tag goes by content. */
    Optional<Response> find(String path) throws IOException {
        Optional<String> name = name(path);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<PageFile> file = load(name.get());
        return file.map(found -> new Response.Bytes(
                200,
                Map.of("Content-Type", found.mediaType(), "ETag", found.etag(), "Cache-Control", "no-cache"),
                found.bytes()));
    }

    private static Optional<String> name(String path) {
        if (path.equals("/")) {
            return Optional.of("index.html");
        }
        if (path.equals("/favicon.ico")) {
            return Optional.of("icon.svg");
        }
        String name = path.startsWith("/ui/") ? path.substring("/ui/".length()) : "";
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    private Optional<PageFile> load(String name) throws IOException {
        PageFile known = loaded.get(name);
        String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (known != null || mediaType == null) {
            return Optional.ofNullable(known);
        }
        try (InputStream in = PageFiles.class.getResourceAsStream("/ui/" + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            CRC32C crc = new CRC32C();
            crc.update(bytes);
            String etag = "\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"";
            PageFile file = new PageFile(bytes, mediaType, etag);
            loaded.put(name, file);
            return Optional.of(file);
        }
    }
}
