package sluice.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request, over the network or from within the process.
 *
 * @param path beginning with a slash; its segments are percent-encoded, so that a slash in a name is none between two
 * @param pathValues what the route's placeholders stand for, decoded
 * @param query decoded query parameters; where a name comes twice, the last one counts
 * @param headers by lower-case name
 */
public record Request(
        Method method,
        String path,
        Map<String, String> pathValues,
        Map<String, String> query,
        Map<String, String> headers,
        InputStream body) {
    /** JSON bodies are small: lists of paths and settings. */
    private static final int LARGEST_JSON = 1 << 20;

    Request at(Map<String, String> values) {
        return new Request(method, path, values, query, headers, body);
    }

    public String pathValue(String name) {
        String value = pathValues.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no {" + name + "}");
        }
        return value;
    }

    public String query(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A whole number from {@code least} to {@code most}. */
    public int query(String name, int otherwise, int least, int most) {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of bounds.
        }
        throw SluiceException.about(
                FailureCode.INVALID,
                name,
                "%s is a whole number from %,d to %,d, not \"%s\"".formatted(name, least, most, text));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The values of a comma-separated parameter; empty when it is absent. */
    public List<String> queryList(String name) {
        String text = query.get(name);
        return text == null || text.isBlank() ? List.of() : List.of(text.split(",", -1));
    }

    /** The body as a JSON object. */
    public JsonNode json() throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_JSON + 1);
        if (bytes.length > LARGEST_JSON) {
            throw SluiceException.of(FailureCode.TOO_LARGE, "a JSON body is at most 1 MB");
        }
        try {
            JsonNode node = Json.MAPPER.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new SluiceException(
                    FailureCode.INVALID, "body", "the body is not JSON: " + e.getOriginalMessage(), e);
        }
        throw SluiceException.about(FailureCode.INVALID, "body", "the body is a JSON object");
    }
}
