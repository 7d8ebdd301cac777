package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.app.Library;
import sluice.server.home.Home;
import sluice.server.home.Ownership;
import sluice.server.home.Settings;
import sluice.server.http.Guard;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Router;
import tools.jackson.databind.JsonNode;

/** The description is of what is served, and a valid one; that answers are as described is checked with every call. */
class OpenApiTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

    @TempDir
    private static Path folder;

    private static Ownership ownership;
    private static Library library;
    private static Router router;
    private static JsonNode description;

    @BeforeAll
    static void describe() throws Exception {
        Home home = Home.at(folder.resolve("home"));
        ownership = Ownership.take(home, "serve", Instant.EPOCH);
        library = new Library(
                home,
                new Settings(InetAddress.getLoopbackAddress().getHostAddress(), 0, 1, 1),
                InstantSource.system(),
                ZoneOffset.UTC,
                Library.Work.FOLLOW);
        router = library.api(new Guard(0, null));
        Route route = router.routes().stream()
                .filter(one -> one.template().equals("/openapi.json"))
                .findFirst()
                .orElseThrow();
        Response answer = route.handler()
                .handle(new sluice.server.http.Request(
                        Method.GET,
                        "/openapi.json",
                        java.util.Map.of(),
                        java.util.Map.of(),
                        java.util.Map.of(),
                        java.io.InputStream.nullInputStream()));
        description = Json.MAPPER.readTree(Json.bytes(((Response.Document) answer).json()));
    }

    @AfterAll
    static void close() {
        library.close();
        ownership.close();
    }

    private static List<JsonNode> operations() {
        List<JsonNode> all = new ArrayList<>();
        description.path("paths").forEach(path -> path.forEach(all::add));
        return all;
    }

    @Test
    void itSaysWhatItIs() {
        assertTrue(description.path("openapi").asString().matches("3\\.1\\.\\d+"));
        assertFalse(description.at("/info/title").asString().isEmpty());
        assertFalse(description.at("/info/version").asString().isEmpty());
        Set<String> known = Set.of("openapi", "info", "paths", "components", "security");
        assertTrue(known.containsAll(description.propertyNames()), description.propertyNames()::toString);
    }

    @Test
    void itListsTheRoutesThatAreServedAndNoOthers() {
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .forEachEntry((template, path) -> path.propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + template)));
        Set<String> served = new TreeSet<>();
        router.routes().forEach(route -> served.add(route.method() + " " + route.template()));
        assertEquals(served, described);
        assertEquals(router.routes().size(), described.size());
    }

    @Test
    void everyOperationIsWhole() {
        description.path("paths").forEachEntry((template, path) -> {
            assertTrue(template.startsWith("/"), template);
            path.forEach(operation -> {
                Set<String> placeholders = new HashSet<>();
                PLACEHOLDER.matcher(template).results().forEach(match -> placeholders.add(match.group(1)));
                Set<String> names = new HashSet<>();
                for (JsonNode parameter : operation.path("parameters")) {
                    assertTrue(
                            names.add(parameter.path("in").asString()
                                    + parameter.path("name").asString()),
                            template);
                    assertTrue(Set.of("string", "integer", "boolean")
                            .contains(parameter.at("/schema/type").asString()));
                    boolean inPath = parameter.path("in").asString().equals("path");
                    assertEquals(
                            inPath, placeholders.remove(parameter.path("name").asString()), template);
                    assertTrue(!inPath || parameter.path("required").asBoolean(), template);
                }
                assertEquals(Set.of(), placeholders, template);
                assertFalse(operation.path("summary").asString().isBlank(), template);
                operation.path("responses").forEachEntry((status, answer) -> {
                    assertTrue(status.matches("2\\d\\d|default"), template + " " + status);
                    assertFalse(answer.path("description").asString().isBlank(), template);
                });
                assertEquals(2, operation.path("responses").size(), template);
            });
        });
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsReferredTo() {
        Set<String> referred = new HashSet<>();
        description.findValuesAsString("$ref").forEach(reference -> {
            String pointer = reference.substring(1);
            assertTrue(description.at(pointer).isObject(), reference);
            referred.add(reference.substring(reference.lastIndexOf('/') + 1));
        });
        assertEquals(Set.copyOf(description.at("/components/schemas").propertyNames()), referred);
    }

    @Test
    void everyObjectSaysAllItsProperties() {
        description.at("/components/schemas").forEachEntry((name, schema) -> closed(name, schema));
    }

    private static void closed(String name, JsonNode schema) {
        if (schema.has("properties")) {
            assertTrue(schema.has("additionalProperties"), name + " is open: " + schema);
            for (JsonNode required : schema.path("required")) {
                assertTrue(schema.path("properties").has(required.asString()), name + " requires " + required);
            }
        }
        schema.forEach(inner -> closed(name, inner));
    }

    @Test
    void everyJsonAnswerHasASchema() {
        for (JsonNode operation : operations()) {
            operation
                    .path("responses")
                    .forEach(answer -> answer.path("content").forEachEntry((type, content) -> {
                        boolean itself = operation.path("summary").asString().equals("This description");
                        assertTrue(itself || !type.contains("json") || content.has("schema"), operation::toString);
                    }));
        }
    }
}
