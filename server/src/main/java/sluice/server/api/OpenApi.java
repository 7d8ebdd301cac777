package sluice.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sluice.server.http.Json;
import sluice.server.http.Problem;
import sluice.server.http.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 description of the routes that are served, made from the routes themselves. */
final class OpenApi {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private OpenApi() {}

    static ObjectNode of(List<Route> routes, String version) {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Sluice")
                .put("version", version)
                .put("description", "Computation as a budget to be allocated: assets, imports and what they cost.");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            ObjectNode path = (ObjectNode) paths.withObjectProperty(route.template());
            path.set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "Demanded when the server is bound beyond the loopback.");
        return document;
    }

    private static ObjectNode operation(Route route) {
        ObjectNode operation = Json.object().put("summary", route.summary());
        ArrayNode parameters = operation.putArray("parameters");
        Matcher placeholders = PLACEHOLDER.matcher(route.template());
        while (placeholders.find()) {
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", placeholders.group(1)).put("in", "path").put("required", true);
            parameter.putObject("schema").put("type", "string");
        }
        for (Route.Parameter one : route.parameters()) {
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", one.name()).put("in", "query").put("description", one.description());
            parameter.putObject("schema").put("type", one.type());
        }
        Route.Content body = route.body();
        if (body != null) {
            content(operation.putObject("requestBody").put("required", true), body);
        }
        ObjectNode responses = operation.putObject("responses");
        Route.Answer answer = route.answer();
        ObjectNode success = responses.putObject(Integer.toString(answer.status()));
        success.put("description", answer.description());
        content(success, answer.content());
        ObjectNode failure = responses.putObject("default");
        failure.put("description", "what went wrong (RFC 9457)");
        content(failure, new Route.Content(Problem.MEDIA_TYPE, "Problem"));
        return operation;
    }

    private static void content(ObjectNode into, Route.@Nullable Content content) {
        if (content == null) {
            return;
        }
        ObjectNode media = into.putObject("content").putObject(content.mediaType());
        if (content.schema() != null) {
            media.putObject("schema").put("$ref", "#/components/schemas/" + content.schema());
        }
    }

    private static JsonNode schemas() {
        try (InputStream in = OpenApi.class.getResourceAsStream("openapi-schemas.json")) {
            return Json.MAPPER.readTree(Objects.requireNonNull(in, "openapi-schemas.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
