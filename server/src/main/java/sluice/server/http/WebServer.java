package sluice.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Serves a router and the page's files over HTTP/1.1, a virtual thread for each request. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** How long the other side may neither send nor take a byte in the middle of an exchange. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static {
        // Read once by the JDK's server (sun.net.httpserver.ServerConfig), when its first class is loaded. Times are in
        // seconds; the longest that a request may take to arrive leaves room for a large upload over a slow line.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "100");
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", Integer.toString(64 << 10));
        // A caller whose body is refused reads why only if the rest of it is taken from him first.
        System.setProperty("sun.net.httpserver.drainAmount", Integer.toString(16 << 20));
        System.setProperty("sun.net.httpserver.maxReqTime", "1800");
        System.setProperty("sun.net.httpserver.idleInterval", "60");
        System.setProperty("jdk.httpserver.maxConnections", "512");
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Router router;
    private final PageFiles pageFiles;
    private final Guard guard;
    private final StallWatch stalls;

    private WebServer(HttpServer server, Router router, PageFiles pageFiles, Guard guard, Duration patience) {
        this.stalls = new StallWatch(patience);
        this.server = server;
        this.router = router;
        this.pageFiles = pageFiles;
        this.guard = guard;
    }

    /** A bound port that nobody answers at yet. */
    public static final class Bound implements AutoCloseable {
        private final HttpServer server;

        private Bound(HttpServer server) {
            this.server = server;
        }

        public int port() {
            return server.getAddress().getPort();
        }

        /** Lets go of the port without ever having answered. */
        @Override
        public void close() {
            server.stop(0);
        }

        /** Begins to answer. */
        public WebServer serve(Router router, PageFiles pageFiles, Guard guard) {
            return serve(router, pageFiles, guard, PATIENCE);
        }

        WebServer serve(Router router, PageFiles pageFiles, Guard guard, Duration patience) {
            WebServer web = new WebServer(server, router, pageFiles, guard, patience);
            server.createContext("/", web::answer);
            server.setExecutor(web.executor);
            server.start();
            return web;
        }
    }

    /** @throws SluiceException when the port is taken or the address is not one of this machine's */
    public static Bound bind(InetSocketAddress address) {
        try {
            return new Bound(HttpServer.create(address, 256));
        } catch (BindException e) {
            throw new SluiceException(
                    FailureCode.CONFLICT,
                    "port",
                    "cannot listen on %s port %d: %s; choose another with --port"
                            .formatted(address.getHostString(), address.getPort(), e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.INVALID, "bind", "cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private void answer(HttpExchange exchange) {
        AnswerBody body = new AnswerBody(exchange.getResponseBody(), stalls);
        exchange.setStreams(stalls.watched(exchange.getRequestBody()), body);
        boolean whole = false;
        try {
            new ResponseWriter(exchange, body).write(respond(exchange));
            whole = true;
        } catch (IOException e) {
            LOG.debug("{} went away: {}", exchange.getRemoteAddress(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // The boundary of the exchange's thread: what is not told here would go to the screen, or nowhere.
            LOG.error(
                    "{} {} broke off",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    e);
        } finally {
            if (!whole) {
                body.abandon();
            }
            close(exchange);
        }
    }

    /** Takes what is left of the request, and ends the answer. */
    private void close(HttpExchange exchange) {
        try {
            stalls.limit(() -> {
                exchange.close();
                return exchange;
            });
        } catch (IOException e) {
            LOG.debug("{} went away: {}", exchange.getRemoteAddress(), e.getMessage());
        }
    }

    private Response respond(HttpExchange exchange) throws IOException, InterruptedException {
        String path = Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "");
        String verb = exchange.getRequestMethod();
        Map<String, String> headers = headers(exchange);
        Optional<Guard.Refusal> refusal = guard.refuse(verb, path, headers);
        if (refusal.isPresent()) {
            return Problem.of(refusal.get(), path);
        }
        Optional<Method> method = method(verb);
        if (method.isEmpty()) {
            return router.notRouted(path);
        }
        Optional<Response> file = method.get() == Method.GET ? pageFiles.find(path) : Optional.empty();
        if (file.isPresent()) {
            return file.get();
        }
        try {
            Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
            String raw = Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "");
            return router.handle(new Request(method.get(), raw, Map.of(), query, headers, exchange.getRequestBody()));
        } catch (SluiceException e) {
            return Problem.of(e, path);
        }
    }

    private static Optional<Method> method(String verb) {
        return switch (verb) {
            case "GET", "HEAD" -> Optional.of(Method.GET);
            case "POST" -> Optional.of(Method.POST);
            case "PATCH" -> Optional.of(Method.PATCH);
            case "DELETE" -> Optional.of(Method.DELETE);
            default -> Optional.empty();
        };
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    /** @throws SluiceException when an escape is broken */
    public static Map<String, String> parameters(@Nullable String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (rawQuery == null) {
            return parameters;
        }
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                parameters.put(decode(name), decode(value));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SluiceException(FailureCode.INVALID, text, "\"" + text + "\" is not URL-encoded", e);
        }
    }

    /** Answers what is under way, for at most a second, and takes nothing new. */
    @Override
    public void close() {
        server.stop(1);
        executor.shutdownNow();
        stalls.close();
    }
}
