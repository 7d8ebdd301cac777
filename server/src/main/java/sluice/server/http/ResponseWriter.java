package sluice.server.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

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
    private final AnswerBody body;
    private final boolean headOnly;

    ResponseWriter(HttpExchange exchange, AnswerBody body) {
        this.exchange = exchange;
        this.body = body;
        this.headOnly = exchange.getRequestMethod().equals("HEAD");
    }

    void write(Response response) throws IOException, InterruptedException {
        Headers headers = exchange.getResponseHeaders();
        ALWAYS.forEach(headers::set);
        headers.set("Cache-Control", "no-store");
        response.headers().forEach(headers::set);
        if (response.status() == 200 && isKnown(headers.getFirst("ETag"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
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
                    stream.writer().write(body.forWriter());
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
            body.write(bytes);
        }
    }

    /** Whether the caller has this content already (RFC 9110, 13.1.2). */
    private boolean isKnown(@Nullable String tag) {
        String held = exchange.getRequestHeaders().getFirst("If-None-Match");
        return tag != null
                && held != null
                && Arrays.stream(held.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals(tag) || one.equals("W/" + tag) || one.equals("*"));
    }

    private void file(Response.File file) throws IOException, InterruptedException {
        FileChannel opened;
        try {
            // The path has no links in it; one that stands there by now was put there since it was looked at.
            opened = FileChannel.open(file.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            exchange.getResponseHeaders().clear();
            String reason = file.path() + " cannot be opened: " + e.getMessage();
            write(Problem.of(
                    new SluiceException(FailureCode.NOT_FOUND, "id", reason, e),
                    exchange.getRequestURI().getPath()));
            return;
        }
        try (FileChannel channel = opened) {
            long size = channel.size();
            Headers headers = exchange.getResponseHeaders();
            headers.set("Accept-Ranges", "bytes");
            Optional<ByteRange> range = range(headers.getFirst("ETag"), size);
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
                copy(channel, part, body);
            }
        }
    }

    /** The part asked for; none when the caller holds a part of something else (RFC 9110, 13.1.5). */
    private Optional<ByteRange> range(@Nullable String tag, long size) {
        String asked = exchange.getRequestHeaders().getFirst("Range");
        String held = exchange.getRequestHeaders().getFirst("If-Range");
        boolean another = held != null && !held.equals(tag);
        return asked == null || another ? Optional.empty() : ByteRange.parse(asked, size);
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
