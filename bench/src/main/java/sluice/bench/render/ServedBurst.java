package sluice.bench.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import sluice.bench.worth.Running;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A burst over HTTP, against the program in a process of its own: requests of one draft of 64² from the built-in
 * generator, each accepted to the disk, from so many clients at once, while the program renders; and what the page asks
 * for, one request every 50 ms from one more client, in three spells: before, during the burst, and while what was
 * accepted is rendered. The clients run on the same machine, and take their share of it.
 *
 * <p>Usage: {@code OrchestrationScenario served WORK PROGRAM_SCRIPT [REQUESTS] [CLIENTS] [SECONDS]}, with the most
 * SECONDS to wait for all images to be rendered. Prints JSON lines.
 */
final class ServedBurst {
    private static final List<String> PAGE =
            List.of("/api/v1/assets?limit=100", "/api/v1/renders?limit=50", "/api/v1/status");
    private static final int EVERY_MILLIS = 50;
    private static final int QUIET_SECONDS = 15;
    private static final int WARM = 300;
    private static final int TRIES = 3;
    private static final double NANOS_A_SECOND = 1e9;

    private final Running program;
    private final ExecutorService threads;
    private final Stopwatch page = new Stopwatch();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private volatile String spell = "warm";
    private volatile boolean over;

    private ServedBurst(Running program, ExecutorService threads) {
        this.program = program;
        this.threads = threads;
    }

    static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        int requests = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 10_000;
        int clients = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 100;
        int seconds = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 600;
        Path home = Files.createTempDirectory(work, "home-served");
        try (Running program = Running.start(Path.of(arguments[2]).toAbsolutePath(), home);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new ServedBurst(program, threads).measure(requests, clients, seconds);
        }
    }

    private void measure(int requests, int clients, int seconds) throws Exception {
        Future<?> reader = threads.submit(this::read);
        try {
            send(0, WARM, 10, new Stopwatch());
            awaitDone(WARM, seconds);
            spell = "before";
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            spell = "during the burst";
            Stopwatch answers = new Stopwatch();
            long began = System.nanoTime();
            Set<String> ids = send(WARM, requests, clients, answers);
            double accepting = (System.nanoTime() - began) / NANOS_A_SECOND;
            long doneMeanwhile = done() - WARM;
            spell = "while rendering";
            System.out.println(Json.object()
                    .put("figure", "served burst")
                    .put("requests", requests)
                    .put("clients", clients)
                    .put("acceptedPerSecond", Math.round(requests / accepting))
                    .put("answeredWithAnIdOfItsOwn", ids.size())
                    .put("sentAgain", sentAgain.get())
                    .put("doneWhileAccepting", doneMeanwhile));
            answers.tell("served burst, answers");
            boolean all = awaitDone(WARM + requests, seconds);
            double rendering = (System.nanoTime() - began) / NANOS_A_SECOND - accepting;
            long done = done() - WARM;
            System.out.println(Json.object()
                    .put("figure", "served burst, rendered")
                    .put("all", all)
                    .put("done", done)
                    .put("imagesPerSecond", Math.round((done - doneMeanwhile) / rendering)));
        } finally {
            over = true;
            reader.get();
        }
        page.tell("page");
    }

    /** The page, until it is over. */
    private Void read() throws Exception {
        for (int turn = 0; !over; turn++) {
            String path = PAGE.get(turn % PAGE.size());
            String now = spell;
            long took = (long) (program.seconds(path) * NANOS_A_SECOND);
            page.add(now + ": all", took);
            page.add(now + ": " + path, took);
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
        return null;
    }

    /** Images that are done, by what the program has in its library. */
    private long done() throws Exception {
        return program.get("status").path("counts").path("assets").asLong();
    }

    private boolean awaitDone(long images, int seconds) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (done() < images) {
            if (System.nanoTime() > until) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return true;
    }

    /** Sent again when the connection was closed under it, which the request's key makes harmless. */
    private JsonNode posted(ObjectNode request) throws IOException, InterruptedException {
        for (int left = TRIES; ; left--) {
            try {
                return program.post("renders", request);
            } catch (IOException e) {
                if (left == 1) {
                    throw e;
                }
                sentAgain.incrementAndGet();
            }
        }
    }

    private Set<String> send(int first, int requests, int clients, Stopwatch answers)
            throws InterruptedException, ExecutionException {
        Semaphore free = new Semaphore(clients);
        List<Future<JsonNode>> sent = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            ObjectNode request = Json.object()
                    .put("prompt", "a spiral of warm colours")
                    .put("quality", "draft")
                    .put("size", "64x64")
                    .put("seed", Integer.toString(first + i))
                    .put("key", "request " + (first + i));
            free.acquire();
            sent.add(threads.submit(() -> {
                long began = System.nanoTime();
                try {
                    return posted(request);
                } finally {
                    answers.add("accepted", System.nanoTime() - began);
                    free.release();
                }
            }));
        }
        Set<String> ids = new HashSet<>();
        for (Future<JsonNode> one : sent) {
            ids.add(one.get().path("id").asString());
        }
        return ids;
    }
}
