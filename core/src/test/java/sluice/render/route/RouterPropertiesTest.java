package sluice.render.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.render.Quality;
import sluice.render.RenderSpec;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;

/** What holds for any pools and any request, tried on many by chance. */
class RouterPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final int TURNS = 4_000;
    private static final Quality[] QUALITIES = Quality.values();

    /** Pools, predictions and a request, drawn by chance. */
    private static final class World {
        final List<PoolView> pools = new ArrayList<>();
        final Map<String, Double> seconds = new HashMap<>();
        final Quality quality;
        final int count;
        final double error;
        final double loading;

        World(SplittableRandom random) {
            List<RenderModel> models = List.of(
                    Fixtures.model("a", QUALITIES[random.nextInt(3)], true),
                    Fixtures.model("b", QUALITIES[random.nextInt(3)], true));
            int many = random.nextInt(1, 5);
            for (int i = 0; i < many; i++) {
                int least = random.nextInt(3);
                Pool pool = Fixtures.pool(
                        "p" + i,
                        random.nextLong(1, 5_000_000),
                        random.nextInt(1, 4),
                        random.nextInt(1, 5),
                        QUALITIES[least],
                        QUALITIES[random.nextInt(least, 3)]);
                Instant out = random.nextInt(5) == 0 ? NOW.plusSeconds(9) : null;
                Set<String> loaded = random.nextBoolean() ? Set.of("a/original") : Set.of();
                pools.add(new PoolView(
                        pool,
                        random.nextBoolean() ? models : models.subList(0, 1),
                        loaded,
                        0,
                        random.nextInt(3) == 0 ? 0 : random.nextDouble(100),
                        out,
                        "test"));
                seconds.put(pool.name(), random.nextDouble(0.1, 30));
            }
            quality = QUALITIES[random.nextInt(3)];
            count = random.nextInt(1, 12);
            error = random.nextDouble();
            loading = random.nextDouble(20);
        }

        Routing route(@Nullable Instant deadline, @Nullable Long limit) {
            return Router.route(
                    spec(),
                    count,
                    Finishing.NONE,
                    deadline,
                    limit,
                    pools,
                    Fixtures.flat(seconds, error, loading),
                    model -> List.of(),
                    Preferences.NONE,
                    NOW);
        }

        RenderSpec spec() {
            return Fixtures.spec(quality);
        }

        /** Costs of all that is feasible, worked out anew in the plainest way. */
        List<Double> feasible(@Nullable Instant deadline, @Nullable Long limit) {
            List<Double> costs = new ArrayList<>();
            for (PoolView view : pools) {
                Pool pool = view.pool();
                double its = seconds.getOrDefault(pool.name(), 0.0);
                for (RenderModel model : view.models()) {
                    if (view.outUntil() != null
                            || !pool.takes(quality)
                            || !model.best().isAtLeast(quality)) {
                        continue;
                    }
                    double wait = view.backlogSeconds() / pool.slots();
                    wait += view.loaded().contains(model.id() + "/original") ? 0 : loading;
                    double draw = its * longest(count, Math.min(pool.batch(), model.batch()), pool.slots());
                    double ready = wait + draw;
                    double cost = count * its * pool.microUsdPerHour() / 3_600;
                    boolean late = deadline != null
                            && ready + error * Math.sqrt(draw * ready)
                                    > (deadline.toEpochMilli() - NOW.toEpochMilli()) / 1_000.0;
                    if (!late && (limit == null || Math.ceil(cost) <= limit)) {
                        costs.add(cost);
                    }
                }
            }
            return costs;
        }
    }

    /** Hands out batches to slots in turn and counts. */
    private static int longest(int images, int batch, int slots) {
        int[] has = new int[slots];
        int slot = 0;
        for (int left = images; left > 0; left -= batch) {
            has[slot++ % slots] += Math.min(batch, left);
        }
        int most = 0;
        for (int one : has) {
            most = Math.max(most, one);
        }
        return most;
    }

    @Test
    void theSlotWithTheMostToDoIsFound() {
        for (int images = 1; images < 40; images++) {
            for (int batch = 1; batch < 6; batch++) {
                for (int slots = 1; slots < 6; slots++) {
                    assertEquals(
                            longest(images, batch, slots),
                            Placement.longestSlot(images, batch, slots),
                            images + " in batches of " + batch + " on " + slots);
                }
            }
        }
    }

    @Test
    void whatIsChosenIsFeasibleAndCheapestAndOnlyWhatIsNotFeasibleIsRefused() {
        SplittableRandom random = new SplittableRandom(20_261_121);
        int refusals = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            World world = new World(random);
            Instant deadline = random.nextInt(3) == 0 ? null : NOW.plusMillis(random.nextLong(1, 200_000));
            Long limit = random.nextInt(3) == 0 ? null : random.nextLong(1, 50_000);
            List<Double> feasible = world.feasible(deadline, limit);
            switch (world.route(deadline, limit)) {
                case Routing.Routed routed -> {
                    assertFalse(feasible.isEmpty(), "turn " + turn + ": nothing is feasible");
                    double least =
                            feasible.stream().mapToDouble(one -> one).min().orElseThrow();
                    assertEquals((long) Math.ceil(least), routed.quote().microUsd(), "turn " + turn);
                    assertTrue(deadline == null || !routed.quote().ready().isAfter(deadline));
                    assertTrue(limit == null || routed.quote().microUsd() <= limit);
                    assertTrue(routed.quote().mostMicroUsd() >= routed.quote().microUsd());
                }
                case Routing.Refused refused -> {
                    refusals++;
                    assertTrue(feasible.isEmpty(), "turn " + turn + ": " + refused);
                    assertTrue(refused.reason().endsWith("."), refused.reason());
                }
            }
        }
        assertTrue(refusals > TURNS / 10 && refusals < TURNS * 9 / 10, refusals + " refusals");
    }

    @Test
    void aLooserDeadlineOrLimitNeverCostsMoreAndNeverRefusesWhatWasTaken() {
        SplittableRandom random = new SplittableRandom(7);
        int cheaper = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            World world = new World(random);
            long last = Long.MAX_VALUE;
            for (long millis = 1_000; millis < 2_000_000; millis = millis * 2 + random.nextLong(1_000)) {
                Routing routing = world.route(NOW.plusMillis(millis), null);
                if (routing instanceof Routing.Routed routed) {
                    assertTrue(routed.quote().microUsd() <= last, "turn " + turn + " at " + millis);
                    cheaper += routed.quote().microUsd() < last && last < Long.MAX_VALUE ? 1 : 0;
                    last = routed.quote().microUsd();
                } else {
                    assertEquals(Long.MAX_VALUE, last, "turn " + turn + ": refused after it was taken");
                }
            }
        }
        assertTrue(cheaper > 100, cheaper + " times a looser deadline was cheaper");
    }

    @Test
    void theSameArgumentsGiveTheSameAnswer() {
        SplittableRandom random = new SplittableRandom(11);
        for (int turn = 0; turn < 200; turn++) {
            World world = new World(random);
            assertEquals(world.route(null, 10_000L), world.route(null, 10_000L));
        }
    }
}
