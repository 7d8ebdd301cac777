package sluice.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An answer. */
public sealed interface Response {
    int status();

    Map<String, String> headers();

    /** A JSON document. */
    record Document(int status, Map<String, String> headers, JsonNode json) implements Response {}

    /** Bytes of any type; the headers carry it. */
    record Bytes(int status, Map<String, String> headers, byte[] bytes) implements Response {}

    /** A file on disk, whole or the range asked for. */
    record File(Map<String, String> headers, Path path) implements Response {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Bytes that come as they come, until the writer returns. */
    record Stream(Map<String, String> headers, Writer writer) implements Response {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Nothing but a status. */
    record Empty(int status, Map<String, String> headers) implements Response {}

    /** Writes a stream; an {@code IOException} means that the reader went away. */
    interface Writer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    static Response json(JsonNode json) {
        return json(200, json);
    }

    static Response json(int status, JsonNode json) {
        return new Document(status, Map.of(), json);
    }

    static Response bytes(String mediaType, byte[] bytes) {
        return new Bytes(200, Map.of("Content-Type", mediaType), bytes);
    }

    static Response noContent() {
        return new Empty(204, Map.of());
    }
}
