package sluice.bench.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import sluice.adapters.jdbc.SqliteCampaigns;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.adapters.jdbc.SqliteRenderBook;
import sluice.contracts.render.Wish;
import sluice.job.RetryRule;
import sluice.render.book.Accepted;
import sluice.render.book.Campaigns.Terms;
import sluice.render.book.GroupAcceptance;
import sluice.render.book.QuotedRequest;
import sluice.render.book.RenderBook;
import sluice.server.http.Json;

/**
 * Has many clients send requests at once, each flushed to disk before it is answered: first with a transaction for each
 * request, then with {@link GroupAcceptance}, by turns, each time on a new database. A client sends its next request when
 * the last one is answered, so that as many are under way as there are clients; with as many clients as requests, all
 * come at once.
 *
 * <p>Usage: {@code AcceptanceScenario WORK_FOLDER [REQUESTS] [CLIENTS] [TURNS]}. Prints a JSON line for each turn, and one
 * with the ratio of the best turns.
 */
public final class AcceptanceScenario {
    private static final String CAMPAIGN = "spring";
    private static final Terms UNLIMITED = new Terms(null, null, false, false);

    private final int requests;
    private final int clients;

    private AcceptanceScenario(int requests, int clients) {
        this.requests = requests;
        this.clients = clients;
    }

    /** One request, accepted. */
    private interface Door {
        Accepted accept(QuotedRequest request);
    }

    /** How a book is asked. */
    private interface Way {
        Door into(RenderBook book);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path work = Files.createDirectories(Path.of(arguments[0]));
        int requests = number(arguments, 1, 10_000);
        int clients = number(arguments, 2, requests);
        AcceptanceScenario scenario = new AcceptanceScenario(requests, clients);
        InstantSource clock = InstantSource.system();
        double alone = 0;
        double together = 0;
        for (int turn = 1; turn <= number(arguments, 3, 3); turn++) {
            alone = Math.max(
                    alone,
                    scenario.run(
                            work,
                            "one transaction each",
                            book -> request -> book.accept(List.of(request), clock.instant())
                                    .getFirst()));
            together = Math.max(
                    together,
                    scenario.run(
                            work,
                            "group acceptance",
                            book -> new GroupAcceptance(book::accept, clock, GroupAcceptance.ROOM)::accept));
        }
        System.out.println(Json.object()
                .put("figure", "group acceptance to one transaction each")
                .put("ratio", Math.round(together / alone * 100) / 100.0));
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    /** Requests accepted in a second. */
    private double run(Path work, String name, Way way) throws IOException, InterruptedException, ExecutionException {
        Path file = Files.createTempDirectory(work, "acceptance").resolve("sluice.db");
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            new SqliteCampaigns(database).create(CAMPAIGN, UNLIMITED, Wish.AT);
            RenderBook book = new SqliteRenderBook(database, RetryRule.DEFAULT);
            Door door = way.into(book);
            List<QuotedRequest> all = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                all.add(Wish.of("a fox in the fog, number " + i)
                        .key("request " + i)
                        .campaign(CAMPAIGN)
                        .quoted());
            }
            long began = System.nanoTime();
            long[] nanos = send(all, door);
            double seconds = (System.nanoTime() - began) / 1e9;
            long kept =
                    new SqliteCampaigns(database).find(CAMPAIGN).orElseThrow().reservedMicroUsd() / Wish.MICRO_USD;
            if (kept != requests) {
                throw new IllegalStateException(requests - kept + " requests were lost");
            }
            Arrays.sort(nanos);
            System.out.println(Json.object()
                    .put("figure", name)
                    .put("requests", requests)
                    .put("clients", clients)
                    .put("acceptedPerSecond", Math.round(requests / seconds))
                    .put("p50Millis", millis(nanos, 0.5))
                    .put("p99Millis", millis(nanos, 0.99)));
            return requests / seconds;
        }
    }

    /** How long each was on its way, from its sending to its answer. */
    private long[] send(List<QuotedRequest> all, Door door) throws InterruptedException, ExecutionException {
        Semaphore free = new Semaphore(clients);
        List<Future<Long>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (QuotedRequest request : all) {
                free.acquire();
                answers.add(threads.submit(() -> {
                    long began = System.nanoTime();
                    try {
                        if (door.accept(request).refused() != null) {
                            throw new IllegalStateException("refused: " + request);
                        }
                        return System.nanoTime() - began;
                    } finally {
                        free.release();
                    }
                }));
            }
            long[] nanos = new long[answers.size()];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = answers.get(i).get();
            }
            return nanos;
        }
    }

    private static double millis(long[] sorted, double share) {
        return Math.round(sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e4) / 1e2;
    }
}
