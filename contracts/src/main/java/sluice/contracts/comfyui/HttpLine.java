package sluice.contracts.comfyui;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection of a client: requests of HTTP/1.1 with their bodies, and answers. */
final class HttpLine {
    private static final int MOST_BODY = 64 << 20;

    private final InputStream in;
    private final OutputStream out;

    /** @param path without the query */
    record Request(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** Parts of a form by name, and the file's name as {@code filename}. */
        Map<String, byte[]> form() {
            Map<String, byte[]> form = new HashMap<>();
            String boundary = "--" + header("content-type").replaceFirst(".*boundary=", "");
            String all = new String(body, StandardCharsets.ISO_8859_1);
            for (String part : all.split(Pattern.quote(boundary), -1)) {
                int head = part.indexOf("\r\n\r\n");
                if (head > 0) {
                    named(part.substring(0, head), "name")
                            .ifPresent(name -> form.put(name, latin(part.substring(head + 4, part.length() - 2))));
                    named(part.substring(0, head), "filename").ifPresent(name -> form.put("filename", latin(name)));
                }
            }
            return form;
        }

        private static Optional<String> named(String head, String what) {
            Matcher found = Pattern.compile("; " + what + "=\"([^\"]*)\"").matcher(head);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }

        private static byte[] latin(String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    HttpLine(Socket socket) throws IOException {
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** The next request; nothing when the client has gone. */
    Optional<Request> next() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = first.split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length > MOST_BODY) {
            throw new IOException("a body of " + length + " bytes");
        }
        URI uri = URI.create(parts[1]);
        return Optional.of(new Request(parts[0], uri.getPath(), query(uri), headers, in.readNBytes(length)));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> all = new HashMap<>();
        String raw = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    void answer(int status, String type, byte[] body) throws IOException {
        head(status, "Content-Type: " + type + "\r\nContent-Length: " + body.length);
        out.write(body);
        out.flush();
    }

    void head(int status, String headers) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
