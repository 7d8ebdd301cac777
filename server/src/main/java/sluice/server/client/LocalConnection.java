package sluice.server.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.app.Library;
import sluice.server.home.Ownership;
import sluice.server.http.Guard;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Router;
import tools.jackson.databind.JsonNode;

/** The API of a library that this process has open, without a network in between. */
final class LocalConnection implements Connection {
    private final Ownership ownership;
    private final Library library;
    private final Router api;

    LocalConnection(Ownership ownership, Library library) {
        this.ownership = ownership;
        this.library = library;
        this.api = library.api(new Guard(0, null));
    }

    @Override
    public JsonNode call(Method method, String path, Map<String, String> query, @Nullable JsonNode body)
            throws InterruptedException {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Response response = handle(method, path, query, body);
            write(response, out);
            return Answers.document(response.status(), out.toByteArray());
        } catch (IOException e) {
            throw new SluiceException(FailureCode.INTERNAL, path, path + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void fetch(String path, Map<String, String> query, OutputStream out)
            throws InterruptedException, IOException {
        Response response = handle(Method.GET, path, query, null);
        if (response.status() >= 400) {
            ByteArrayOutputStream problem = new ByteArrayOutputStream();
            write(response, problem);
            Answers.document(response.status(), problem.toByteArray());
        }
        write(response, out);
    }

    private Response handle(Method method, String path, Map<String, String> query, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        byte[] bytes = body == null ? new byte[0] : Json.bytes(body);
        return api.handle(new Request(method, path, Map.of(), query, Map.of(), new ByteArrayInputStream(bytes)));
    }

    private static void write(Response response, OutputStream out) throws IOException, InterruptedException {
        switch (response) {
            case Response.Document document -> out.write(Json.bytes(document.json()));
            case Response.Bytes bytes -> out.write(bytes.bytes());
            case Response.Stream stream -> stream.writer().write(out);
            case Response.Empty empty -> out.flush();
            case Response.File file -> Files.copy(file.path(), out);
        }
    }

    @Override
    public boolean local() {
        return true;
    }

    @Override
    public void close() {
        library.close();
        ownership.close();
    }
}
