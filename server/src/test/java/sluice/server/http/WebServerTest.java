package sluice.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.RawCall.Answer;
import tools.jackson.databind.JsonNode;

@Timeout(180)
class WebServerTest {
    /** Longer than the machine may keep anybody from reading or writing. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private static final Duration HASTY = Duration.ofSeconds(2);
    private static final int PLENTY = 64 << 20;

    private final CountDownLatch ended = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private Path file;
    private WebServer web;
    private int port;

    @BeforeEach
    void serve() throws IOException {
        file = Files.write(folder.resolve("file.bin"), "0123456789".getBytes(StandardCharsets.UTF_8));
        serve(PATIENT);
    }

    private void serve(Duration patience) throws IOException {
        WebServer.Bound bound = WebServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = bound.port();
        web = bound.serve(
                new Router(
                        List.of(
                                route(Method.GET, "/echo", request -> Response.json(echo(request))),
                                route(Method.POST, "/json", request -> Response.json(request.json())),
                                route(Method.POST, "/refuse", request -> {
                                    throw SluiceException.of(FailureCode.TOO_LARGE, "no");
                                }),
                                route(
                                        Method.GET,
                                        "/file",
                                        request -> new Response.File(Map.of("ETag", "\"f1\""), file)),
                                route(
                                        Method.GET,
                                        "/break",
                                        request -> new Response.Stream(Map.of(), out -> {
                                            out.write(new byte[1000]);
                                            out.close();
                                            throw new IllegalStateException("in the middle");
                                        })),
                                route(
                                        Method.GET,
                                        "/overflow",
                                        request -> new Response.Stream(Map.of(), out -> {
                                            throw new StackOverflowError("deep");
                                        })),
                                route(
                                        Method.GET,
                                        "/plenty",
                                        request -> new Response.Stream(Map.of(), out -> {
                                            try {
                                                out.write(new byte[PLENTY]);
                                            } finally {
                                                ended.countDown();
                                            }
                                        })),
                                route(Method.POST, "/wait", request -> {
                                    try {
                                        return Response.json(Json.object()
                                                .put("n", request.body().readAllBytes().length));
                                    } finally {
                                        ended.countDown();
                                    }
                                })),
                        (method, route, status, seconds) -> {}),
                new PageFiles(),
                new Guard(port, null),
                patience);
    }

    private void serveHastily() throws IOException {
        web.close();
        serve(HASTY);
    }

    @AfterEach
    void close() {
        web.close();
    }

    private static Route route(Method method, String template, Route.Handler handler) {
        Route.Answer answer = new Route.Answer(200, "fine", null);
        return new Route(method, template, "a route", List.of(), null, answer, handler);
    }

    private static JsonNode echo(Request request) {
        return Json.object().set("query", Json.MAPPER.valueToTree(request.query()));
    }

    private static JsonNode json(Answer answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    void theHeadOfAnAnswerIsThatOfTheAnswer() {
        for (String target : new String[] {"/", "/echo?a=b", "/file", "/ui/icon.svg", "/nowhere"}) {
            Answer whole = RawCall.get(port, target);
            Answer head = RawCall.send(port, RawCall.request("HEAD", target));
            assertEquals(whole.status(), head.status(), target);
            assertEquals("", head.body(), target);
            for (String header : List.of("content-length", "content-type", "etag", "cache-control")) {
                assertEquals(whole.header(header), head.header(header), target + " " + header);
            }
        }
    }

    @Test
    void theHeadOfAStreamDoesNotRunIt() {
        Answer head = RawCall.send(port, RawCall.request("HEAD", "/plenty"));
        assertEquals(200, head.status());
        assertEquals("", head.body());
        assertEquals(1, ended.getCount());
    }

    @Test
    void everyAnswerKeepsStrangersOut() {
        for (String target : new String[] {"/", "/echo", "/nowhere", "/file"}) {
            Answer answer = RawCall.get(port, target);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), target);
            assertEquals("DENY", answer.header("X-Frame-Options"), target);
            assertTrue(answer.header("Content-Security-Policy").contains("default-src 'self'"), target);
            assertEquals("", answer.header("Access-Control-Allow-Origin"), target);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /echo, 405",
        "OPTIONS, /echo, 405",
        "PATCH, /nowhere, 404",
        "POST, /echo, 405",
        "TRACE, /file, 405"
    })
    void aMethodThatNothingAnswersIsToldSo(String verb, String target, int status) {
        Answer answer = RawCall.send(port, RawCall.request(verb, target));
        assertEquals(status, answer.status());
        assertEquals(Problem.MEDIA_TYPE, answer.header("Content-Type"));
        assertEquals(status == 405 ? "GET, HEAD" : "", answer.header("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "OPTIONS"})
    void aStrangersHostIsRefusedWhateverTheMethod(String verb) {
        assertEquals(
                421,
                RawCall.send(port, RawCall.request(verb, "/echo", "Host: evil.example"))
                        .status());
        assertEquals(
                421,
                RawCall.send(port, RawCall.request(verb, "/echo", "Host: localhost", "Host: evil.example"))
                        .status());
        assertEquals(
                403,
                RawCall.send(port, RawCall.request(verb, "/echo", "Host: localhost", "Origin: http://evil.example"))
                        .status());
    }

    @Test
    void aRequestWithoutHostIsRefused() {
        assertEquals(421, RawCall.send(port, "GET /echo HTTP/1.0\r\n\r\n").status());
    }

    @Test
    void parametersAreDecodedAndTheLastOfANameCounts() {
        Answer answer = RawCall.get(port, "/echo?q=a%20b+c&x&y=%E5%A4%9C&=lost&q=last%26&&z=1=2");
        assertEquals(
                Json.object().put("q", "last&").put("x", "").put("y", "夜").put("z", "1=2"),
                json(answer).path("query"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo?q=%", "/echo?q=%4", "/echo?q=%zz", "/echo?%=1", "/ec%zzho"})
    void aBrokenEscapeIsAWrongRequest(String target) {
        // The JDK's server answers these by itself, before any handler.
        assertEquals(400, RawCall.get(port, target).status());
    }

    @Test
    void aBrokenEscapeThatReachesTheServerIsAProblem() {
        SluiceException failure = assertThrows(SluiceException.class, () -> WebServer.parameters("q=%zz"));
        assertEquals(FailureCode.INVALID, failure.code());
    }

    @Test
    void aLongQueryIsServedUpToTheBoundOfItsHead() {
        String long50 = "x".repeat(50_000);
        assertEquals(
                long50,
                json(RawCall.get(port, "/echo?q=" + long50))
                        .path("query")
                        .path("q")
                        .asString());
        assertEquals(0, broken("GET /echo?q=" + "x".repeat(70_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    /** That this bound holds shows that the properties set for the JDK's server are read at all: its own are wider. */
    @Test
    void aHeadHasBoundedHeaders() {
        StringBuilder headers = new StringBuilder("GET /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (int i = 0; i < 97; i++) {
            headers.append("X-").append(i).append(": 1\r\n");
        }
        assertEquals(200, RawCall.send(port, headers + "\r\n").status());
        assertEquals(0, broken(headers + "Y-1: 1\r\nY-2: 1\r\n\r\n"));
        assertEquals(0, broken("GET /echo HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(70_000) + "\r\n\r\n"));
    }

    /** 0 when the server closed without an answer, which may reach the sender as a reset. */
    private int broken(String request) {
        try {
            return RawCall.send(port, request).status();
        } catch (java.io.UncheckedIOException e) {
            return 0;
        }
    }

    @Test
    void aRefusedBodyIsTakenSoThatTheAnswerIsRead() {
        String body = "x".repeat(4 << 20);
        Answer answer =
                RawCall.send(port, RawCall.request("POST", "/refuse", "Content-Length: " + body.length()) + body);
        assertEquals(413, answer.status());
        Answer json = RawCall.send(port, RawCall.request("POST", "/json", "Content-Length: " + body.length()) + body);
        assertEquals(413, json.status());
        assertEquals("a JSON body is at most 1 MB", json(json).path("detail").asString());
    }

    @Test
    void knownContentIsNotSentAgain() {
        for (String target : new String[] {"/file", "/"}) {
            String tag = RawCall.get(port, target).header("ETag");
            for (String held : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
                Answer answer = RawCall.get(port, target, "If-None-Match: " + held);
                assertEquals(304, answer.status(), target + " " + held);
                assertEquals("", answer.body());
                assertEquals(tag, answer.header("ETag"));
            }
            assertEquals(
                    200, RawCall.get(port, target, "If-None-Match: \"other\"").status());
        }
    }

    @Test
    void aPartOfAFileIsSent() {
        Answer part = RawCall.get(port, "/file", "Range: bytes=2-4");
        assertEquals(206, part.status());
        assertEquals("234", part.body());
        assertEquals("bytes 2-4/10", part.header("Content-Range"));
        assertEquals("bytes", part.header("Accept-Ranges"));
        assertEquals(
                "0123456789", RawCall.get(port, "/file", "Range: bytes=20-").body());
        assertEquals(
                "89",
                RawCall.get(port, "/file", "Range: bytes=-2", "If-Range: \"f1\"")
                        .body());
        assertEquals(
                200,
                RawCall.get(port, "/file", "Range: bytes=-2", "If-Range: \"f0\"")
                        .status());
    }

    @Test
    void anEmptyFileIsSentWhole() throws IOException {
        Files.write(file, new byte[0]);
        Answer answer = RawCall.get(port, "/file", "Range: bytes=0-");
        assertEquals(200, answer.status());
        assertEquals("0", answer.header("Content-Length"));
    }

    @Test
    void aFileThatIsGoneIsAProblem() throws IOException {
        Files.delete(file);
        Answer answer = RawCall.get(port, "/file");
        assertEquals(404, answer.status());
        assertEquals(Problem.MEDIA_TYPE, answer.header("Content-Type"));
        assertEquals("", answer.header("ETag"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    }

    @Test
    void anAnswerThatBreaksOffNeverLooksWholeAndIsLogged() throws Exception {
        try (LogRecords log = new LogRecords(WebServer.class)) {
            assertFalse(RawCall.get(port, "/break").body().endsWith("0\r\n\r\n"));
            assertFalse(RawCall.get(port, "/overflow").body().endsWith("0\r\n\r\n"));
            List<String> thrown = log.all().stream()
                    .map(LogRecord::getThrown)
                    .map(Throwable::getMessage)
                    .toList();
            assertEquals(List.of("in the middle", "deep"), thrown);
        }
        assertEquals(200, RawCall.get(port, "/echo").status());
    }

    @Test
    void aReaderThatStopsReadingIsLetGo() throws Exception {
        serveHastily();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(RawCall.request("GET", "/plenty").getBytes(StandardCharsets.UTF_8));
            assertTrue(ended.await(60, TimeUnit.SECONDS), "the answer still waits for its reader");
        }
    }

    @Test
    void aWriterThatStopsInTheMiddleOfItsBodyIsLetGo() throws Exception {
        serveHastily();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            String head = RawCall.request("POST", "/wait", "Content-Length: 100");
            socket.getOutputStream().write((head + "half").getBytes(StandardCharsets.UTF_8));
            assertTrue(ended.await(60, TimeUnit.SECONDS), "the server still waits for the rest");
            try (InputStream in = socket.getInputStream()) {
                assertFalse(RawCall.read(in).status() == 200);
            } catch (IOException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("reset"), e.toString());
            }
        }
        assertEquals(200, RawCall.get(port, "/echo").status());
    }

    @Test
    void connectionsAreKeptForTheNextRequest() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            String next = "GET /file HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"f1\"\r\n\r\n"
                    + "HEAD /file HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    + "POST /json HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
                    + RawCall.request("GET", "/file");
            socket.getOutputStream().write(next.getBytes(StandardCharsets.UTF_8));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(4, all.split("HTTP/1.1 ", -1).length - 1, all);
            assertTrue(all.endsWith("0123456789"), all);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        SluiceException failure = assertThrows(
                SluiceException.class,
                () -> WebServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        assertEquals(FailureCode.CONFLICT, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).contains(Integer.toString(port)));
    }
}
