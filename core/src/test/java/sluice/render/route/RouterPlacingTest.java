package sluice.render.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.render.Places;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.certify.Certificates;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;

/** Which stages the router has done in which pool. */
class RouterPlacingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final int TURNS = 2_000;
    private static final long CENT_A_SECOND = 36_000_000;
    private static final RenderModel SD = Fixtures.model("sd", Quality.HERO, true);
    private static final Certificates NONE = model -> List.of();

    /** As long everywhere, but that the desk is slow at what the card is made for. */
    private static final Map<String, Map<Stage, Double>> SECONDS = Map.of(
            "card", stages(1, 10, 2, 3),
            "desk", stages(2, 1_000, 100, 3),
            "press", stages(1, 1_000, 1_000, 3));

    private static final Pool CARD = pool("card", 10 * CENT_A_SECOND, Pool.ALL);
    private static final Pool DESK = pool("desk", CENT_A_SECOND, Pool.ALL);
    private static final Pool PRESS = pool("press", CENT_A_SECOND / 2, Set.of(Stage.FINISH));

    private static Map<Stage, Double> stages(double encode, double denoise, double decode, double finish) {
        return Map.of(Stage.ENCODE, encode, Stage.DENOISE, denoise, Stage.DECODE, decode, Stage.FINISH, finish);
    }

    private static Pool pool(String name, long price, Set<Stage> stages) {
        return pool(name, "onnx", "", price, stages);
    }

    private static Pool pool(String name, String generator, String address, long price, Set<Stage> stages) {
        return new Pool(
                name, generator, address, List.of(), "cpu", price, 1, 1, 1L << 40, Quality.DRAFT, Quality.HERO, stages);
    }

    private static Predictions predictions(Map<String, Map<Stage, Double>> seconds) {
        return new Predictions() {
            @Override
            public Prediction of(String pool, Recipe recipe, Finishing finishing) {
                return new Prediction(seconds.getOrDefault(pool, Map.of()), 0, 10);
            }

            @Override
            public double loading(String pool, String model, String variant) {
                return 0;
            }
        };
    }

    private static Routing route(int count, @Nullable Instant deadline, PoolView... pools) {
        return route(count, deadline, SECONDS, List.of(pools));
    }

    private static Routing route(
            int count, @Nullable Instant deadline, Map<String, Map<Stage, Double>> seconds, List<PoolView> pools) {
        return Router.route(
                Fixtures.spec(Quality.STANDARD),
                count,
                Finishing.NONE,
                deadline,
                null,
                pools,
                predictions(seconds),
                NONE,
                Preferences.NONE,
                NOW);
    }

    private static Quote quote(Routing routing) {
        return assertInstanceOf(Routing.Routed.class, routing, routing.toString())
                .quote();
    }

    private static PoolView view(Pool pool) {
        return Fixtures.view(pool, SD);
    }

    @Test
    void aStageIsDoneWhereItCostsLeast() {
        Routing.Routed routed =
                assertInstanceOf(Routing.Routed.class, route(1, null, view(CARD), view(DESK), view(PRESS)));
        Quote quote = routed.quote();
        assertEquals("card", quote.pool());
        assertEquals("encode=desk finish=press", quote.places().text(), "decoding is dearer on the desk");
        assertEquals(
                Map.of(Stage.ENCODE, 2.0, Stage.DENOISE, 10.0, Stage.DECODE, 2.0, Stage.FINISH, 3.0), quote.seconds());
        assertEquals(1_235_000, quote.microUsd(), "2 s at 1 cent, 12 s at 10, 3 s at half a one");
        assertEquals(NOW.plusSeconds(17), quote.ready());
        assertTrue(
                routed.because().startsWith("sd on pool card, encoded on desk, finished on press is cheapest"),
                routed.because());
    }

    @Test
    void whatSavesLittleIsNotMoved() {
        Pool close = pool("press", 9 * CENT_A_SECOND, Set.of(Stage.FINISH));
        assertEquals(Places.HOME, quote(route(1, null, view(CARD), view(close))).places());
    }

    @Test
    void aDeadlineBringsStagesHome() {
        assertEquals(
                "finish=press",
                quote(route(1, NOW.plusSeconds(16), view(CARD), view(DESK), view(PRESS)))
                        .places()
                        .text());
        assertEquals(
                "",
                quote(route(
                                1,
                                NOW.plusSeconds(16),
                                view(CARD),
                                Fixtures.view(PRESS, 100, Set.of()),
                                Fixtures.view(DESK, 100, Set.of(), SD)))
                        .places()
                        .text(),
                "the others are busy");
    }

    @Test
    void poolsWorkOnManyImagesAtTheSameTime() {
        Quote quote = quote(route(10, null, view(CARD), view(PRESS)));
        assertEquals(NOW.plusSeconds(10 * 13 + 3), quote.ready(), "the press is at one while the card is at the next");
        assertEquals(10 * 1_315_000, quote.microUsd());
    }

    @Test
    void finishingIsDoneByPoolsThatAreOutAndForServersElsewhere() {
        PoolView out = new PoolView(DESK, List.of(SD), Set.of(), 0, 0, NOW.plusSeconds(60), "no answer");
        assertEquals(
                "finish=desk", quote(route(1, null, view(CARD), out)).places().text(), "which needs no generator");
        Pool server = pool("card", "comfyui", "http://127.0.0.1:8188", 10 * CENT_A_SECOND, Pool.ALL);
        assertEquals(
                "finish=press",
                quote(route(1, null, view(server), view(DESK), view(PRESS)))
                        .places()
                        .text());
    }

    @Test
    void onlyPoolsThatHaveTheModelAndItsRoomEncodeAndDecode() {
        assertEquals(
                "finish=desk",
                quote(route(1, null, view(CARD), Fixtures.view(DESK))).places().text());
        Pool small =
                new Pool("desk", "onnx", "", List.of(), "cpu", CENT_A_SECOND, 1, 1, 1, Quality.DRAFT, Quality.HERO);
        assertEquals(
                "finish=desk",
                quote(route(1, null, view(CARD), view(small))).places().text());
        Pool other = pool("desk", "builtin", "", CENT_A_SECOND, Pool.ALL);
        assertEquals(
                "finish=desk",
                quote(route(1, null, view(CARD), view(other))).places().text());
        Pool heroes = new Pool(
                "desk", "onnx", "", List.of(), "cpu", CENT_A_SECOND, 1, 1, 1L << 40, Quality.HERO, Quality.HERO);
        assertEquals(
                Places.HOME, quote(route(1, null, view(CARD), view(heroes))).places());
    }

    @Test
    void whatAPoolIsNotMeantForGoesElsewhereOrNowhere() {
        Pool bare = pool("card", CENT_A_SECOND, Set.of(Stage.DENOISE, Stage.DECODE));
        assertEquals(
                "encode=desk finish=desk",
                quote(route(1, null, view(bare), view(DESK))).places().text(),
                "however dear it is there");
        Routing.Refused refused = assertInstanceOf(Routing.Refused.class, route(1, null, view(bare), view(PRESS)));
        assertTrue(
                refused.reason().contains("pool card is not meant to encode, and no other pool here can do it for sd"),
                refused.reason());
        assertInstanceOf(Routing.Refused.class, route(1, null, view(PRESS)), "one that only finishes draws nothing");
    }

    @Test
    void aFasterPoolHelpsToKeepADeadline() {
        Pool fast = pool("press", 90 * CENT_A_SECOND, Pool.ALL);
        Map<String, Map<Stage, Double>> seconds = Map.of("card", stages(1, 10, 50, 3), "press", stages(1, 1_000, 6, 3));
        List<PoolView> pools = List.of(view(CARD), view(fast));
        assertEquals(
                "decode=press",
                quote(route(1, NOW.plusSeconds(20), seconds, pools)).places().text());
        assertEquals(Places.HOME, quote(route(1, null, seconds, pools)).places(), "which is dearer");
    }

    /** Pools by chance, against all ways to place the stages, worked out anew in the plainest way. */
    @Test
    void whatIsTakenIsHardlyDearerThanTheCheapestWayAndNeverThanOnePool() {
        SplittableRandom random = new SplittableRandom(20_261_121);
        for (int turn = 0; turn < TURNS; turn++) {
            List<PoolView> pools = new ArrayList<>();
            Map<String, Map<Stage, Double>> seconds = new HashMap<>();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                Set<Stage> stages = new HashSet<>(Arrays.asList(Stage.values()));
                stages.removeIf(stage -> random.nextInt(5) == 0);
                pools.add(view(pool("p" + i, random.nextLong(1, 100) * CENT_A_SECOND, stages)));
                seconds.put(
                        "p" + i,
                        stages(random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble()));
            }
            Instant deadline = random.nextBoolean() ? null : NOW.plusMillis(random.nextLong(500, 3_000));
            double cheapest = cheapest(pools, seconds, deadline, false);
            double inOnePool = cheapest(pools, seconds, deadline, true);
            Routing routing = route(1, deadline, seconds, pools);
            if (routing instanceof Routing.Refused) {
                assertTrue(Double.isInfinite(deadline == null ? cheapest : inOnePool), routing.toString());
            } else {
                double taken = quote(routing).microUsd();
                assertTrue(taken >= Math.floor(cheapest), "cheaper than can be");
                assertTrue(taken <= Math.ceil(inOnePool));
                assertTrue(deadline != null || taken <= Math.ceil(cheapest / 0.8), taken + " for " + cheapest);
            }
        }
    }

    private static double cheapest(
            List<PoolView> pools,
            Map<String, Map<Stage, Double>> seconds,
            @Nullable Instant deadline,
            boolean together) {
        double best = Double.POSITIVE_INFINITY;
        int n = pools.size();
        for (int choice = 0; choice < n * n * n * n; choice++) {
            double cost = 0;
            double time = 0;
            boolean can = true;
            int left = choice;
            for (Stage stage : Stage.values()) {
                Pool pool = pools.get(left % n).pool();
                can &= pool.does(stage) && (!together || left % n == choice % n);
                left /= n;
                double its = seconds.getOrDefault(pool.name(), Map.of()).getOrDefault(stage, 0.0);
                cost += pool.microUsd(its);
                time += its;
            }
            if (can
                    && (deadline == null
                            || !NOW.plusMillis((long) Math.ceil(1_000 * time)).isAfter(deadline))) {
                best = Math.min(best, cost);
            }
        }
        return best;
    }
}
