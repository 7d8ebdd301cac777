package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sluice.contracts.catalog.Sightings.id;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.render.Stage;
import sluice.render.StartImage;
import sluice.render.book.Accepted;
import sluice.render.book.Campaigns.Terms;
import sluice.render.book.QuotedRequest;
import sluice.render.book.Render;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.cache.CacheKind;

/**
 * A random history of a few workers, two campaigns and a fickle user, done to a book and to the in-memory one: every
 * answer must be the same.
 */
final class RenderHistory {
    private static final List<String> POOLS = List.of("here", "there");
    private static final List<String> CAMPAIGNS = List.of("x", "y");
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int ALL = 1_000;
    private static final int ASSETS = 6;

    private final Random random;
    private final RenderPorts model;
    private RenderPorts tested;
    private final List<RenderJob> held = new ArrayList<>();
    private Instant now = Wish.AT;
    private int renders;
    private String when = "at the begin";

    RenderHistory(long seed, RenderPorts model, RenderPorts tested) {
        this.random = new Random(seed);
        this.model = model;
        this.tested = tested;
        CAMPAIGNS.forEach(name ->
                same(ports -> ports.campaigns().create(name, new Terms(30_000L, null, false, false), Wish.AT)));
    }

    /** Asks both, who must answer alike. */
    private <T> T same(Function<RenderPorts, T> question) {
        T answer = question.apply(model);
        assertEquals(answer, question.apply(tested), when);
        return answer;
    }

    void step(String name, UnaryOperator<RenderPorts> again) {
        when = name;
        now = now.plusMillis(random.nextInt(8_000));
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> accept();
            case 3, 4, 5, 6 -> lease();
            case 7 -> renew();
            case 8, 9, 10 -> settle();
            case 11 -> cancelOrRetry();
            case 12 -> move();
            default -> change();
        }
        tested = again.apply(tested);
        compare();
    }

    private void accept() {
        List<QuotedRequest> batch = Stream.generate(this::wish)
                .limit(1 + random.nextInt(3))
                .map(Wish::quoted)
                .toList();
        List<Accepted> answers = same(ports -> ports.book().accept(batch, now));
        renders += (int) answers.stream()
                .filter(answer -> answer.render() != null && !answer.repeated())
                .count();
    }

    private Wish wish() {
        int count = 1 + random.nextInt(4);
        Wish wish = Wish.of("prompt " + random.nextInt(3))
                .seed(random.nextLong())
                .count(count)
                .priority(random.nextInt(3) - 1)
                .pool(one(POOLS))
                .model("model " + random.nextInt(2))
                .steps(1 + random.nextInt(2))
                .microUsd(random.nextInt(5_000))
                .at(now);
        if (random.nextInt(3) == 0) {
            wish.seed(random.nextInt(2)).key("key " + random.nextInt(5));
        }
        if (random.nextBoolean()) {
            wish.campaign(random.nextInt(9) == 0 ? "nobody" : one(CAMPAIGNS));
        }
        if (random.nextInt(3) == 0) {
            wish.deadline(now.plusSeconds(random.nextInt(4)));
        }
        if (random.nextInt(5) == 0) {
            wish.from(new StartImage(id(1), 0.5));
        }
        return wish;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void lease() {
        String pool = one(POOLS);
        String owner = "worker " + random.nextInt(3);
        int limit = random.nextInt(4);
        held.addAll(same(ports -> ports.book().lease(pool, owner, LEASE, limit, now)));
    }

    private void renew() {
        List<Long> some = held.stream()
                .filter(job -> random.nextBoolean())
                .map(RenderJob::id)
                .toList();
        String owner = "worker " + random.nextInt(3);
        Instant until = now.plusSeconds(random.nextInt(60));
        same(ports -> ports.book().renew(some, owner, until));
    }

    private void settle() {
        if (held.isEmpty()) {
            return;
        }
        RenderJob job = one(held);
        RenderSettlement settlement =
                RenderTurns.ended(job, end(RenderTurns.owner(job)), charges(job), id(random.nextInt(ASSETS)));
        same(ports -> ports.book().settle(settlement, now));
        if (random.nextInt(3) > 0) {
            held.remove(job);
        }
    }

    private JobEvent end(String owner) {
        return switch (random.nextInt(6)) {
            case 0 -> new JobEvent.Skipped(owner, "cancelled");
            case 1 -> new JobEvent.Snoozed(owner, now.plusSeconds(random.nextInt(30)), "busy");
            case 2 -> new JobEvent.Failed(owner, "no memory", true);
            case 3 -> new JobEvent.Failed(owner, "broken", false);
            default -> new JobEvent.Completed(owner);
        };
    }

    private List<StageCharge> charges(RenderJob job) {
        @Nullable Double fidelity = random.nextBoolean() ? null : (Double) 0.75;
        CacheHit hit = new CacheHit(CacheKind.LATENT, random.nextInt(9) / 8.0, fidelity);
        StageCharge first = random.nextBoolean()
                ? RenderTurns.charge(job, Stage.DENOISE, now)
                : RenderTurns.spared(job, Stage.DENOISE, hit, now);
        return List.of(first, RenderTurns.charge(job, Stage.FINISH, now.minusSeconds(random.nextInt(3_000))));
    }

    private long someRender() {
        return 1L + random.nextInt(renders + 1);
    }

    private void cancelOrRetry() {
        long render = someRender();
        if (random.nextBoolean()) {
            same(ports -> ports.book().cancel(render, now));
        } else {
            same(ports -> ports.book().retry(render, now));
        }
    }

    private void move() {
        QuotedRequest route = wish().quoted();
        Map<Long, QuotedRequest> routes = new HashMap<>();
        model.book().jobs(someRender()).forEach(job -> routes.put(job.id(), route));
        routes.put((long) ALL, route);
        same(ports -> ports.book().move(routes, now));
    }

    private void change() {
        String name = one(CAMPAIGNS);
        Long budget = random.nextInt(4) == 0 ? null : (Long) (long) random.nextInt(60_000);
        Terms terms = new Terms(budget, 5L, random.nextBoolean(), random.nextInt(4) == 0);
        same(ports -> ports.campaigns().change(name, terms));
    }

    private void compare() {
        List<Render> all = same(ports -> ports.book().list(null, null, null, ALL));
        assertEquals(renders, all.size(), when);
        JobState state = one(List.of(JobState.values()));
        String campaign = one(CAMPAIGNS);
        Long before = someRender();
        int limit = random.nextInt(5);
        same(ports -> ports.book().list(before, null, state, limit));
        same(ports -> ports.book().list(before, campaign, state, limit));
        same(ports -> ports.book().list(null, campaign, null, limit));
        for (Render render : all) {
            List<RenderJob> jobs = same(ports -> ports.book().jobs(render.id()));
            RenderJob job = one(jobs);
            same(ports -> ports.book().charges(job.id()));
        }
        same(ports -> ports.book().loads());
        same(ports -> ports.book().latest(null, limit));
        same(ports -> ports.book().latest("here", ALL));
        Instant from = Wish.AT.plusSeconds(random.nextInt(200) - 100L);
        same(ports -> ports.book().sums(from));
        same(ports -> ports.book().sums(Instant.EPOCH));
        same(ports -> ports.campaigns().all());
        List<AssetId> assets =
                IntStream.range(0, ASSETS + 1).mapToObj(number -> id(number)).toList();
        same(ports -> ports.book().madeOf(assets));
    }
}
