package sluice.adapters.onnx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A model hub on this machine that can be told to misbehave. */
final class ModelHub implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> redirects = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    /** What was asked for: the path, and behind a space the range if there was one. */
    private final List<String> requests = new ArrayList<>();

    private boolean ranges = true;
    private int breaks;
    private int breakAfter;
    private CountDownLatch gate = new CountDownLatch(0);

    ModelHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    synchronized void serve(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    synchronized void redirect(String path, String location) {
        redirects.put(path, location);
    }

    synchronized void refuse(String path, int status) {
        refusals.put(path, status);
    }

    synchronized void ignoreRanges() {
        ranges = false;
    }

    /** The next so many answers end after so many bytes of their body. */
    synchronized void breakOff(int times, int after) {
        breaks = times;
        breakAfter = after;
    }

    /** No answer begins before the gate is open. */
    synchronized void holdBehind(CountDownLatch latch) {
        gate = latch;
    }

    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized void forget() {
        requests.clear();
        refusals.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        CountDownLatch closed;
        synchronized (this) {
            requests.add(range == null ? path : path + " " + range);
            closed = gate;
        }
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        synchronized (this) {
            if (refusals.containsKey(path)) {
                exchange.sendResponseHeaders(refusals.get(path), -1);
            } else if (redirects.containsKey(path)) {
                exchange.getResponseHeaders().set("Location", redirects.get(path));
                exchange.sendResponseHeaders(302, -1);
            } else if (files.containsKey(path)) {
                body(exchange, files.get(path), range);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
        exchange.close();
    }

    private void body(HttpExchange exchange, byte[] all, String range) throws IOException {
        int from = range == null || !ranges ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        if (from >= all.length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (all.length - 1) + "/" + all.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, all.length - from);
        OutputStream out = exchange.getResponseBody();
        if (breaks > 0) {
            breaks--;
            out.write(Arrays.copyOfRange(all, from, Math.min(all.length, from + breakAfter)));
            out.flush();
            return;
        }
        out.write(all, from, all.length - from);
    }
}
