package sluice.server.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** Writes one answer, with the headers that every answer carries. */
final class ResponseWriter {
    private static final int CHUNK = 1 << 17;

    /** Nothing from elsewhere is loaded, nothing of ours is framed, guessed at or told about. */
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "X-Frame-Options",
            "DENY");

    private final HttpExchange exchange;
    private final boolean headOnly;

    ResponseWriter(HttpExchange exchange) {
        this.exchange = exchange;
        this.headOnly = exchange.getRequestMethod().equals("HEAD");
    }

    void write(Response response) throws IOException, InterruptedException {
        Headers headers = exchange.getResponseHeaders();
        ALWAYS.forEach(headers::set);
        headers.set("Cache-Control", "no-store");
        response.headers().forEach(headers::set);
        switch (response) {
            case Response.Document document -> {
                if (!document.headers().containsKey("Content-Type")) {
                    headers.set("Content-Type", "application/json");
                }
                bytes(document.status(), Json.bytes(document.json()));
            }
            case Response.Bytes bytes -> bytes(bytes.status(), bytes.bytes());
            case Response.Empty empty -> exchange.sendResponseHeaders(empty.status(), -1);
            case Response.File file -> file(file);
            case Response.Stream stream -> {
                exchange.sendResponseHeaders(200, headOnly ? -1 : 0);
                if (!headOnly) {
                    stream.writer().write(exchange.getResponseBody());
                }
            }
        }
    }

    private void bytes(int status, byte[] bytes) throws IOException {
        boolean empty = headOnly || bytes.length == 0;
        if (headOnly) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void file(Response.File file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            long size = channel.size();
            Headers headers = exchange.getResponseHeaders();
            headers.set("Accept-Ranges", "bytes");
            String asked = exchange.getRequestHeaders().getFirst("Range");
            Optional<ByteRange> range = asked == null ? Optional.empty() : ByteRange.parse(asked, size);
            ByteRange part = range.orElse(new ByteRange(0, size));
            if (range.isPresent()) {
                headers.set("Content-Range", "bytes %d-%d/%d".formatted(part.from(), part.to() - 1, size));
            }
            boolean empty = headOnly || part.length() == 0;
            if (headOnly) {
                headers.set("Content-Length", Long.toString(part.length()));
            }
            exchange.sendResponseHeaders(range.isPresent() ? 206 : 200, empty ? -1 : part.length());
            if (!empty) {
                copy(channel, part, exchange.getResponseBody());
            }
        }
    }

    private static void copy(FileChannel channel, ByteRange part, OutputStream out) throws IOException {
        WritableByteChannel to = Channels.newChannel(out);
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, part.length()));
        long position = part.from();
        while (position < part.to()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), part.to() - position));
            int count = channel.read(buffer, position);
            if (count < 0) {
                throw new IOException("the file became shorter while it was sent");
            }
            to.write(buffer.flip());
            position += count;
        }
    }
}
