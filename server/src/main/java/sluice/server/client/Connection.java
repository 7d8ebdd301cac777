package sluice.server.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.failure.SluiceException;
import sluice.server.http.Method;
import tools.jackson.databind.JsonNode;

/** A line to one library. */
public interface Connection extends AutoCloseable {
    /**
     * Calls the API.
     *
     * @param path beginning with {@code /api/v1/}, without a query
     * @param query not yet encoded
     * @return the answer's document; an empty object when it has none
     * @throws SluiceException what the API answered, when it was a problem
     */
    JsonNode call(Method method, String path, Map<String, String> query, @Nullable JsonNode body)
            throws InterruptedException;

    /** Fetches bytes. */
    void fetch(String path, Map<String, String> query, OutputStream out) throws InterruptedException, IOException;

    default void fetch(String path, OutputStream out) throws InterruptedException, IOException {
        fetch(path, Map.of(), out);
    }

    /** Whether this process itself has the home open, so that what is begun ends with it. */
    boolean local();

    @Override
    void close();

    default JsonNode get(String path, Map<String, String> query) throws InterruptedException {
        return call(Method.GET, path, query, null);
    }

    default JsonNode get(String path) throws InterruptedException {
        return get(path, Map.of());
    }

    default JsonNode post(String path, JsonNode body) throws InterruptedException {
        return call(Method.POST, path, Map.of(), body);
    }
}
