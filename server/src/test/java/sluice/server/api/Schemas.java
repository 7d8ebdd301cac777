package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sluice.server.http.Json;
import sluice.server.http.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against a server's own description of itself. */
final class Schemas {
    private final JsonNode description;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** @param description {@code /openapi.json} */
    Schemas(JsonNode description) {
        this.description = description;
    }

    /** Fails unless a route with this status and media type is described and the body is as described. */
    void check(String method, String path, int status, String mediaType, byte[] body) {
        if (status >= 400) {
            assertEquals(Problem.MEDIA_TYPE, mediaType, method + " " + path);
            check("Problem", Json.MAPPER.readTree(body), method + " " + path);
            return;
        }
        if (path.startsWith("/ui/")) {
            return;
        }
        if (status == 304) {
            assertEquals(0, body.length, path);
            return;
        }
        JsonNode answer = operation(method, path).path("responses").path(Integer.toString(status));
        assertTrue(answer.isObject(), method + " " + path + " answers " + status + ", which is not described");
        if (body.length == 0 && !answer.has("content")) {
            return;
        }
        JsonNode content = answer.path("content").path(mediaType.replaceAll(";.*", ""));
        if (content.has("schema")) {
            String reference = content.path("schema").path("$ref").asString();
            check(reference.substring(reference.lastIndexOf('/') + 1), Json.MAPPER.readTree(body), method + " " + path);
        }
    }

    void check(String schema, JsonNode document, String what) {
        List<com.networknt.schema.Error> errors =
                schemas.computeIfAbsent(schema, this::compile).validate(document);
        assertEquals(List.of(), errors, what + " is no " + schema + ": " + document);
    }

    private Schema compile(String name) {
        assertNotNull(description.at("/components/schemas/" + name).get("type"), "no schema " + name);
        ObjectNode document = Json.object().put("$ref", "#/components/schemas/" + name);
        document.set("components", description.path("components"));
        return registry.getSchema(document);
    }

    /** The description of one route; templates with fewer placeholders go first. */
    private JsonNode operation(String method, String path) {
        String template = description.path("paths").propertyNames().stream()
                .filter(one -> path.matches(one.replaceAll("\\{[a-z]+}", "[^/]+")))
                .min((one, other) -> Long.compare(placeholders(one), placeholders(other)))
                .orElse("");
        return description
                .path("paths")
                .path(template)
                .path(method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT));
    }

    private static long placeholders(String template) {
        return template.chars().filter(c -> c == '{').count();
    }
}
