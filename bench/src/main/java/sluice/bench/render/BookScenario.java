package sluice.bench.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import sluice.adapters.jdbc.SqliteCampaigns;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.adapters.jdbc.SqliteRenderBook;
import sluice.contracts.render.RenderTurns;
import sluice.contracts.render.Wish;
import sluice.job.JobState;
import sluice.job.RetryRule;
import sluice.render.book.Campaigns.Terms;
import sluice.render.book.QuotedRequest;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.server.http.Json;

/**
 * What calls of the render book take while few images are in it, and while many are: a third of them done, the rest
 * waiting.
 *
 * <p>Usage: {@code BookScenario WORK_FOLDER [FEW] [MANY]}. Prints a JSON line for each kind of call.
 */
public final class BookScenario {
    private static final int IMAGES = 20;
    private static final int BATCH = 50;
    private static final int CALLS = 200;
    private static final Duration LEASE = Duration.ofHours(1);

    private final RenderBook book;
    private final int images;
    private Instant now = Wish.AT;

    private BookScenario(RenderBook book, int images) {
        this.book = book;
        this.images = images;
    }

    public static void main(String[] arguments) throws IOException {
        Path work = Files.createDirectories(Path.of(arguments[0]));
        for (int index = 1; index <= 2; index++) {
            int images = arguments.length > index ? Integer.parseInt(arguments[index]) : index == 1 ? 1_000 : 100_000;
            Path file = Files.createTempDirectory(work, "book").resolve("sluice.db");
            try (SqliteDatabase database = SqliteDatabase.open(file)) {
                new SqliteCampaigns(database).create("x", new Terms(null, null, false, false), Wish.AT);
                BookScenario scenario = new BookScenario(new SqliteRenderBook(database, RetryRule.DEFAULT), images);
                scenario.fill();
                scenario.measure();
            }
        }
    }

    private void fill() {
        for (int from = 0; from < images / IMAGES; from += BATCH) {
            List<QuotedRequest> batch = new ArrayList<>();
            for (int i = from; i < Math.min(images / IMAGES, from + BATCH); i++) {
                batch.add(Wish.of("a fox in the fog, number " + i)
                        .campaign("x")
                        .priority(i % 5)
                        .count(IMAGES)
                        .quoted());
            }
            book.accept(batch, now);
        }
        for (int done = 0; done < images / 3; done++) {
            turn();
        }
    }

    private RenderJob turn() {
        now = now.plusMillis(200);
        RenderJob job = book.lease("here", "worker", LEASE, 1, now).getFirst();
        book.settle(RenderTurns.done(job, now), now);
        return job;
    }

    private void measure() {
        told("accept, lease and settle", () -> {
            book.accept(List.of(Wish.of("owl").campaign("x").priority(9).quoted()), now);
            return turn();
        });
        told("loads", book::loads);
        told("list of a campaign", () -> book.list(null, "x", JobState.DONE, 20));
        told("list of dead ones", () -> book.list(null, null, JobState.DEAD, 20));
        told("latest 100", () -> book.latest("here", 100));
        told("sums of all time", () -> book.sums(Instant.EPOCH));
        told("sums of the last hour", () -> book.sums(now.minus(Duration.ofHours(1))));
    }

    private void told(String call, Supplier<?> made) {
        long[] nanos = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long began = System.nanoTime();
            Objects.requireNonNull(made.get(), call);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.println(Json.object()
                .put("figure", call)
                .put("images", images)
                .put("p50Millis", Math.round(nanos[CALLS / 2] / 1e4) / 1e2)
                .put("p99Millis", Math.round(nanos[CALLS * 99 / 100] / 1e4) / 1e2));
    }
}
