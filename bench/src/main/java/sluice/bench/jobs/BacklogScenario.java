package sluice.bench.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import sluice.adapters.jdbc.SqliteBacklog;
import sluice.adapters.jdbc.SqliteCatalog;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.analysis.Analysis;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Sighting;
import sluice.budget.Estimates;
import sluice.budget.Prices;
import sluice.budget.Step;
import sluice.budget.Till;
import sluice.contracts.catalog.Sightings;
import sluice.dispatch.Admits;
import sluice.dispatch.Desk;
import sluice.dispatch.Opening;
import sluice.dispatch.QueueMode;
import sluice.dispatch.QueueSwitch;
import sluice.dispatch.Workers;
import sluice.job.Backlog;
import sluice.job.Job;
import sluice.job.JobKind;
import sluice.job.JobState;
import sluice.job.NewJob;
import sluice.job.RetryRule;
import sluice.server.http.Json;

/**
 * Fills a real database with waiting jobs, ranks them all anew, and lets real workers do thousands whose work is nothing
 * but one billed step: what is left is the scheduling.
 *
 * <p>Usage: {@code BacklogScenario WORK_FOLDER [WAITING] [DONE]}. Prints a JSON line for each figure.
 */
public final class BacklogScenario {
    private static final int BATCH = 500;
    private static final int RANKINGS = 5;

    private final InstantSource clock = InstantSource.system();
    private final Catalog catalog;
    private final Backlog backlog;
    private final int waiting;

    private BacklogScenario(SqliteDatabase database, int waiting) {
        catalog = new SqliteCatalog(database);
        backlog = new SqliteBacklog(database, RetryRule.DEFAULT);
        this.waiting = waiting;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of(arguments[0]));
        int waiting = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        int done = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5_000;
        Path file = Files.createTempDirectory(work, "backlog").resolve("sluice.db");
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            BacklogScenario scenario = new BacklogScenario(database, waiting);
            scenario.fill();
            scenario.rank();
            scenario.schedule(done, 1);
            scenario.schedule(done, 2);
        }
    }

    private void fill() {
        long began = System.nanoTime();
        for (int from = 0; from < waiting; from += BATCH) {
            List<Sighting> sightings = new ArrayList<>();
            for (int i = from; i < Math.min(waiting, from + BATCH); i++) {
                sightings.add(Sightings.image("made/" + i + ".png", i));
            }
            catalog.record(1, sightings);
        }
        told("assets recorded", waiting, began);
        SplittableRandom random = new SplittableRandom(3);
        began = System.nanoTime();
        for (int from = 0; from < waiting; from += BATCH) {
            List<NewJob> jobs = new ArrayList<>();
            for (int i = from; i < Math.min(waiting, from + BATCH); i++) {
                AssetId id = Sightings.id(i);
                jobs.add(new NewJob(
                        id, JobKind.STANDARD, "", random.nextDouble(), false, 0.2, "its value", clock.instant()));
            }
            backlog.offer(jobs);
        }
        told("jobs offered", waiting, began);
    }

    private void rank() {
        SplittableRandom random = new SplittableRandom(4);
        List<Job> queued = new ArrayList<>();
        List<Job> page = backlog.in(JobState.QUEUED, 0, 10_000);
        while (!page.isEmpty()) {
            queued.addAll(page);
            page = backlog.in(JobState.QUEUED, page.getLast().id(), 10_000);
        }
        for (int i = 0; i < RANKINGS; i++) {
            Map<Long, Double> priorities = new HashMap<>();
            queued.forEach(job -> priorities.put(job.id(), random.nextDouble()));
            long began = System.nanoTime();
            backlog.rerank(priorities);
            told("jobs ranked anew", priorities.size(), began);
        }
    }

    private void schedule(int jobs, int workers) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(jobs);
        AtomicInteger analysed = new AtomicInteger();
        Desk desk = new Desk(
                backlog,
                catalog,
                (job, asset, meter) -> {
                    meter.step(Step.EMBED, analysed::incrementAndGet);
                    done.countDown();
                    return new Analysis(asset.id(), null, null, null, List.of(), clock.instant());
                },
                underWay -> true,
                () -> Estimates.PRIOR,
                new Till(Prices.DEFAULT),
                clock);
        Opening open = new Opening(Admits.ALL, workers, "the bench", null);
        long began = System.nanoTime();
        try (Workers team = new Workers(
                "bench",
                workers,
                Workers.Pace.DEFAULT,
                desk,
                new QueueSwitch(QueueMode.AUTOMATIC, mode -> {}),
                () -> open,
                () -> false,
                () -> {})) {
            team.start();
            done.await();
            double millis = (System.nanoTime() - began) / 1e6 / jobs;
            System.out.println(Json.object()
                    .put("figure", "scheduling")
                    .put("workers", workers)
                    .put("jobs", jobs)
                    .put("waiting", waiting)
                    .put("millisAJob", Math.round(millis * 1_000) / 1_000.0));
        }
    }

    private static void told(String figure, int count, long began) {
        System.out.println(Json.object()
                .put("figure", figure)
                .put("count", count)
                .put("seconds", Math.round((System.nanoTime() - began) / 1e6) / 1e3));
    }
}
