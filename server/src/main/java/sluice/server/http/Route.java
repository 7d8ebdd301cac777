package sluice.server.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked of the server, and its documentation, which {@code /openapi.json} is made from.
 *
 * @param template a path with placeholders, such as {@code /api/v1/assets/{id}}
 * @param parameters of the query
 * @param body the media type and schema of the request's body, or null when it has none
 * @param answer what a success looks like
 */
public record Route(
        Method method,
        String template,
        String summary,
        List<Parameter> parameters,
        @Nullable Content body,
        Answer answer,
        Handler handler) {
    /** Answers a request. */
    public interface Handler {
        Response handle(Request request) throws IOException, InterruptedException;
    }

    /**
     * A query parameter.
     *
     * @param type as in JSON Schema: string, integer or boolean
     */
    public record Parameter(String name, String type, String description) {}

    /**
     * A body.
     *
     * @param schema the name of a schema in {@code openapi-schemas.json}, or null for bytes
     */
    public record Content(String mediaType, @Nullable String schema) {}

    /** A successful answer; a null content is an empty one. */
    public record Answer(
            int status, String description, @Nullable Content content) {}

    public static Route get(String template, String summary, Answer answer, Handler handler, Parameter... parameters) {
        return new Route(Method.GET, template, summary, List.of(parameters), null, answer, handler);
    }

    /** The placeholders' values, decoded, if this path, whose segments are percent-encoded, is of this route. */
    Optional<Map<String, String>> match(String path) {
        List<String> want = segments(template);
        List<String> have = decoded(segments(path));
        if (want.size() != have.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < want.size(); i++) {
            String segment = want.get(i);
            if (segment.startsWith("{")) {
                values.put(segment.substring(1, segment.length() - 1), have.get(i));
            } else if (!segment.equals(have.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** How many segments are literal: {@code assets/order} goes before {@code assets/{id}}. */
    long literals() {
        return segments(template).stream()
                .filter(segment -> !segment.startsWith("{"))
                .count();
    }

    /** A segment with a broken escape stays as it is: nothing is called so. */
    private static List<String> decoded(List<String> segments) {
        return segments.stream()
                .map(segment -> {
                    try {
                        return segment.indexOf('%') < 0
                                ? segment
                                : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
                    } catch (IllegalArgumentException e) {
                        return segment;
                    }
                })
                .toList();
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }
}
