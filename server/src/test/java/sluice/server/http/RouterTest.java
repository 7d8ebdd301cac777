package sluice.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.QueryParser;
import tools.jackson.databind.JsonNode;

class RouterTest {
    private static final Route.Answer ANSWER = new Route.Answer(200, "fine", null);

    private final List<String> timed = new ArrayList<>();

    private Router router(Route... routes) {
        return new Router(
                List.of(routes), (method, route, status, seconds) -> timed.add(method + " " + route + " " + status));
    }

    private static Route route(Method method, String template, Route.Handler handler) {
        return new Route(method, template, "a route", List.of(), null, ANSWER, handler);
    }

    private static Route saying(String template, String text) {
        return route(
                Method.GET, template, request -> Response.json(Json.object().put("is", text + request.pathValues())));
    }

    private static Request request(Method method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Request(method, path, Map.of(), Map.of(), Map.of(), new ByteArrayInputStream(bytes));
    }

    private static JsonNode answer(Router router, Method method, String path) throws InterruptedException {
        return document(router.handle(request(method, path, "")));
    }

    private static JsonNode document(Response response) {
        Response.Document document = assertInstanceOf(Response.Document.class, response);
        if (document.status() >= 400) {
            assertEquals(Problem.MEDIA_TYPE, document.headers().get("Content-Type"));
            assertEquals(document.status(), document.json().path("status").asInt());
        }
        return document.json();
    }

    private static Router failing(Route.Handler handler) {
        return new Router(List.of(route(Method.POST, "/x", handler)), (method, route, status, seconds) -> {});
    }

    @Test
    void aLiteralGoesBeforeAPlaceholder() throws Exception {
        Router router = router(saying("/a/{id}", "one"), saying("/a/order", "order"), saying("/a/{id}/part", "part"));
        assertEquals(
                "order{}", answer(router, Method.GET, "/a/order").path("is").asString());
        assertEquals("one{id=7}", answer(router, Method.GET, "/a/7").path("is").asString());
        assertEquals(
                "part{id=order}",
                answer(router, Method.GET, "/a/order/part").path("is").asString());
    }

    @ParameterizedTest
    @CsvSource({"/a", "/a/b/c", "/A/order", "/", "''", "/a/order/x"})
    void whatIsNowhereIsNotFound(String path) throws Exception {
        JsonNode problem = answer(router(saying("/a/{id}", "one")), Method.GET, path);
        assertEquals(404, problem.path("status").asInt());
        assertEquals(path, problem.path("instance").asString());
    }

    @Test
    void anotherMethodIsToldWhichOnesAreAnswered() throws Exception {
        Router router =
                router(saying("/a/{id}", "one"), route(Method.DELETE, "/a/{id}", request -> Response.noContent()));
        Response response = router.handle(request(Method.POST, "/a/7", ""));
        assertEquals(405, document(response).path("status").asInt());
        assertEquals("GET, HEAD, DELETE", response.headers().get("Allow"));
    }

    @Test
    void everyAnswerIsTimedUnderItsTemplateNeverUnderItsPath() throws Exception {
        Router router = router(saying("/a/{id}", "one"));
        for (int i = 0; i < 20; i++) {
            router.handle(request(Method.GET, "/a/" + i, ""));
            router.handle(request(Method.GET, "/nowhere/" + i, ""));
        }
        assertEquals(
                List.of("GET /a/{id} 200", "GET none 404"),
                timed.stream().distinct().toList());
        assertEquals(40, timed.size());
    }

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void aFailureIsAProblemOfItsKind(FailureCode code) throws Exception {
        try (LogRecords log = new LogRecords(Router.class)) {
            JsonNode problem = document(failing(request -> {
                        throw SluiceException.about(code, "limit", "too much of it");
                    })
                    .handle(request(Method.POST, "/x", "")));
            assertEquals("too much of it", problem.path("detail").asString());
            assertEquals("limit", problem.path("field").asString());
            assertEquals(Problem.status(code), problem.path("status").asInt());
            boolean ours = code == FailureCode.INTERNAL || code == FailureCode.STORAGE;
            assertEquals(ours ? 1 : 0, log.all().size());
        }
    }

    @Test
    void aWrongQueryNamesThePlace() throws Exception {
        QueryParser parser = new QueryParser(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
        JsonNode problem = document(failing(request -> {
                    parser.parse("cat modle:flux");
                    return Response.noContent();
                })
                .handle(request(Method.POST, "/x", "")));
        assertEquals(400, problem.path("status").asInt());
        assertEquals("q", problem.path("field").asString());
        assertEquals(Json.object().put("from", 4).put("to", 9), problem.path("at"));
        assertTrue(problem.path("hint").asString().contains("model"), problem.toString());
    }

    @Test
    void aFaultOfOursIsLoggedAndTellsNothingOfItself() throws Exception {
        try (LogRecords log = new LogRecords(Router.class)) {
            JsonNode problem = document(failing(request -> {
                        throw new IllegalStateException("secret detail");
                    })
                    .handle(request(Method.POST, "/x", "")));
            assertEquals(500, problem.path("status").asInt());
            assertTrue(!problem.toString().contains("secret"), problem.toString());
            assertEquals("secret detail", log.all().getFirst().getThrown().getMessage());
        }
    }

    @Test
    void aDiskThatFailsIsAProblemToo() throws Exception {
        try (LogRecords log = new LogRecords(Router.class)) {
            JsonNode problem = document(failing(request -> {
                        throw new IOException("No space left on device");
                    })
                    .handle(request(Method.POST, "/x", "")));
            assertEquals(500, problem.path("status").asInt());
            assertTrue(problem.path("detail").asString().contains("No space left"), problem.toString());
            assertEquals(1, log.all().size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|400", "[]|400", "7|400", "{|400", "{\"a\":1}{|400", "nonsense|400", "{\"a\":1}|200"})
    void aBodyIsOneJsonObject(String body, int status) throws Exception {
        Response response = failing(request -> Response.json(request.json())).handle(request(Method.POST, "/x", body));
        assertEquals(status, response.status());
        if (status == 400) {
            assertEquals("body", document(response).path("field").asString());
        }
    }

    @Test
    void aJsonBodyHasABound() throws Exception {
        Router router = failing(request -> Response.json(request.json()));
        String most = "{\"a\":\"" + "x".repeat((1 << 20) - 8) + "\"}";
        assertEquals(200, router.handle(request(Method.POST, "/x", most)).status());
        assertEquals(413, router.handle(request(Method.POST, "/x", most + " ")).status());
        assertEquals(
                400,
                router.handle(request(Method.POST, "/x", "{\"a\":" + "[".repeat(500_000)))
                        .status());
    }

    @ParameterizedTest
    @CsvSource({"0, 400", "1, 200", "1000, 200", "1001, 400", "-1, 400", "1.5, 400", "'', 400", "99999999999, 400"})
    void aNumberOutOfBoundsNamesItsParameter(String text, int status) throws Exception {
        Router router = failing(request -> Response.json(Json.object().put("n", request.query("limit", 1, 1, 1000))));
        Response response = router.handle(new Request(
                Method.POST, "/x", Map.of(), Map.of("limit", text), Map.of(), new ByteArrayInputStream(new byte[0])));
        assertEquals(status, response.status());
        if (status == 400) {
            assertEquals("limit", document(response).path("field").asString());
        }
    }
}
