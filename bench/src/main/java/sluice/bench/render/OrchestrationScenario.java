package sluice.bench.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import sluice.job.JobState;
import sluice.render.Domain;
import sluice.render.Latency;
import sluice.render.Phase;
import sluice.render.Quality;
import sluice.render.RenderSpec;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.finish.Finishing;
import sluice.server.http.Json;

/**
 * What orchestration costs an image: everything but the generator, which does nothing here ({@link Plant}). Two parts.
 *
 * <p><b>steady</b>: requests of one image of 64² come at a rate, with gaps by chance (seeded, exponential, open loop), each
 * from a thread of its own. An image's overhead is the time from the call that sends its request until it is told as done,
 * less what its generator took. Beside it: every call of every port, in the same run, and what one flush of the same disk
 * takes, before and after.
 *
 * <p><b>burst</b>: all requests come as fast as so many clients can send them, while the workers work. Counted at the end:
 * requests answered, images done, told once, drawn once, in the library once.
 *
 * <p>Usage: {@code OrchestrationScenario steady WORK [RATE] [REQUESTS] [WARM] [WARM_RATE]} or {@code burst WORK [REQUESTS] [CLIENTS]}.
 * Prints JSON lines.
 */
public final class OrchestrationScenario {
    private static final int EDGE = 64;
    private static final long SEED = 20_261_121;
    private static final double NANOS_A_SECOND = 1e9;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(20);
    private static final int FLUSHES = 100;
    private static final int PAGE = 4_096;

    private OrchestrationScenario() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory(
                Files.createDirectories(Path.of(arguments[1]).toAbsolutePath()), "orchestration");
        switch (arguments[0]) {
            case "steady" ->
                steady(
                        home,
                        number(arguments, 2, 20),
                        number(arguments, 3, 600),
                        number(arguments, 4, 300),
                        number(arguments, 5, number(arguments, 2, 20)));
            case "burst" -> burst(home, number(arguments, 2, 10_000), number(arguments, 3, 1_000));
            case "served" -> ServedBurst.main(arguments);
            default -> throw new IllegalArgumentException("steady, burst or served, not " + arguments[0]);
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static RenderRequest request(int number) {
        RenderSpec spec =
                new RenderSpec("a fox in the fog", "", number, EDGE, EDGE, null, null, null, null, Quality.DRAFT, null);
        return new RenderRequest(
                "request " + number, spec, 1, Finishing.NONE, 0, null, null, null, false, "api", Instant.now());
    }

    private static void steady(Path home, int rate, int requests, int warm, int warmRate) throws Exception {
        flushes(home, "flush before");
        Stopwatch watch = new Stopwatch();
        try (Plant plant = new Plant(home, watch)) {
            plant.start();
            send(plant, 0, warm, warmRate, new Stopwatch());
            watch.clear();
            Stopwatch images = new Stopwatch();
            send(plant, warm, requests, rate, images);
            images.tell("steady at " + rate + " a second");
            watch.tell("calls, steady at " + rate + " a second");
        }
        flushes(home, "flush after");
    }

    /** When the call that sent a request began and returned, by {@link System#nanoTime}. */
    private record Sent(long began, long answered) {}

    /** At the rate, until all have ended; each image's times go into the watch. */
    private static void send(Plant plant, int first, int requests, int rate, Stopwatch images) throws Exception {
        SplittableRandom chance = new SplittableRandom(SEED + first);
        Map<Long, Sent> begun = new ConcurrentHashMap<>();
        long next = System.nanoTime();
        try (ExecutorService senders = Executors.newCachedThreadPool()) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                next += (long) (-Math.log(1 - chance.nextDouble()) * NANOS_A_SECOND / rate);
                while (System.nanoTime() < next) {
                    LockSupport.parkNanos(next - System.nanoTime());
                }
                RenderRequest request = request(first + i);
                sent.add(senders.submit(() -> {
                    long began = System.nanoTime();
                    long render = plant.submit(request);
                    long now = System.nanoTime();
                    images.add("accepted", now - began);
                    begun.put(render, new Sent(began, now));
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
        awaitEnds(plant, first + requests);
        begun.forEach((render, sent) -> {
            Plant.Ended end = plant.end(render);
            RenderJob job = end.job();
            Latency latency = job.latency();
            long total = end.nanos() - sent.began();
            long generator = nanos(latency.of(Phase.ENCODE) + latency.of(Domain.INFERENCE));
            images.add("total", total);
            images.add("answered to leased", Math.max(0, plant.leased(render) - sent.answered()));
            images.add("generator", generator);
            images.add("overhead", total - generator);
            images.add("overhead without finishing", total - generator - nanos(latency.of(Phase.FINISH)));
            for (Phase phase : Phase.values()) {
                images.add("phase " + phase.label(), nanos(latency.of(phase)));
            }
        });
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * NANOS_A_SECOND);
    }

    private static void awaitEnds(Plant plant, int images) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (plant.ends() < images) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("only " + plant.ends() + " of " + images + " ended");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** What writing a page to the end of a file and flushing it takes. */
    private static void flushes(Path home, String name) throws IOException {
        Stopwatch watch = new Stopwatch();
        Path file = home.resolve("flush");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < FLUSHES; i++) {
                long began = System.nanoTime();
                channel.write(ByteBuffer.allocate(PAGE));
                channel.force(false);
                watch.add(name, System.nanoTime() - began);
            }
        }
        Files.delete(file);
        watch.tell("4 KiB appended and flushed");
    }

    private static void burst(Path home, int requests, int clients) throws Exception {
        Stopwatch watch = new Stopwatch();
        try (Plant plant = new Plant(home, watch)) {
            plant.start();
            int warm = Math.min(500, requests);
            send(plant, 0, warm, 1_000, new Stopwatch());
            watch.clear();
            Stopwatch answers = new Stopwatch();
            long began = System.nanoTime();
            Set<Long> renders = sendAll(plant, warm, requests, clients, answers);
            double accepting = (System.nanoTime() - began) / NANOS_A_SECOND;
            int doneMeanwhile = plant.ends() - warm;
            awaitEnds(plant, warm + requests);
            double all = (System.nanoTime() - began) / NANOS_A_SECOND;
            long done = renders.stream()
                    .filter(render -> plant.end(render).job().leasing().state() == JobState.DONE)
                    .count();
            System.out.println(Json.object()
                    .put("figure", "burst")
                    .put("requests", requests)
                    .put("clients", clients)
                    .put("acceptedPerSecond", Math.round(requests / accepting))
                    .put("doneWhileAccepting", doneMeanwhile)
                    .put("imagesPerSecondUntilAllAreDone", Math.round(requests / all))
                    .put("imagesPerSecondAfterAccepting", Math.round((requests - doneMeanwhile) / (all - accepting))));
            answers.tell("burst, answers");
            System.out.println(Json.object()
                    .put("figure", "burst, accounts")
                    .put("answeredWithAnIdOfItsOwn", renders.size())
                    .put("done", done)
                    .put("told", plant.endings() - warm)
                    .put("drawn", plant.drawn() - warm)
                    .put("inTheLibrary", plant.assets() - warm));
            watch.tell("calls, burst");
            if (renders.size() != requests
                    || done != requests
                    || plant.endings() != warm + requests
                    || plant.assets() != warm + requests) {
                throw new IllegalStateException("something was lost, or done twice");
            }
        }
    }

    private static Set<Long> sendAll(Plant plant, int first, int requests, int clients, Stopwatch answers)
            throws InterruptedException, ExecutionException {
        Semaphore free = new Semaphore(clients);
        List<Future<Long>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < requests; i++) {
                RenderRequest request = request(first + i);
                free.acquire();
                sent.add(threads.submit(() -> {
                    long began = System.nanoTime();
                    try {
                        return plant.submit(request);
                    } finally {
                        answers.add("accepted", System.nanoTime() - began);
                        free.release();
                    }
                }));
            }
            Set<Long> renders = new HashSet<>();
            for (Future<Long> one : sent) {
                renders.add(one.get());
            }
            return renders;
        }
    }
}
