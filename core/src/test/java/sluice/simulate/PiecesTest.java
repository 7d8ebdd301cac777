package sluice.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sluice.asset.Tier;
import sluice.budget.Step;
import sluice.simulate.scenario.LibraryScenario;
import sluice.simulate.scenario.PictureSize;

/** The parts that a simulation is put together from. */
class PiecesTest {
    @Test
    void workIsGivenOutByPriorityWhateverHappensToIt() {
        SplittableRandom random = new SplittableRandom(3);
        int most = 300;
        double[] priorities = new double[most];
        int[] slots = new int[most];
        Arrays.fill(slots, -1);
        JobHeap heap = new JobHeap(priorities, slots);
        TreeSet<Integer> expected = new TreeSet<>(Comparator.comparingDouble((Integer asset) -> -priorities[asset])
                .thenComparingInt(asset -> asset));
        for (int turn = 0; turn < 20_000; turn++) {
            int asset = random.nextInt(most);
            boolean there = slots[asset] >= 0;
            if (there && random.nextBoolean()) {
                expected.remove(asset);
                heap.remove(asset);
            } else {
                expected.remove(asset);
                priorities[asset] = random.nextInt(50);
                expected.add(asset);
                if (there) {
                    heap.moved(asset);
                } else {
                    heap.add(asset);
                }
            }
            assertEquals(expected.size(), heap.size());
            if (!expected.isEmpty()) {
                assertEquals(expected.first(), heap.first());
            }
        }
    }

    @Test
    void waitingTimesAreToldWithinAStep() {
        Waits waits = new Waits();
        for (int i = 1; i <= 1_000; i++) {
            waits.add(i);
        }
        assertEquals(500, waits.at(0.5), 40);
        assertEquals(950, waits.at(0.95), 80);
        assertEquals(0, new Waits().at(0.5));
    }

    @Test
    void sessionsHaveTheSharesThatTheScenarioSays() {
        LibraryScenario scenario = Scenarios.month(20_000, "");
        Assets assets = new Assets(20_000);
        SessionMaker maker = new SessionMaker(scenario.library(), 1);
        for (int session = 0; session < 400; session++) {
            maker.make(session, 50, true, assets);
        }
        long larger = 0;
        for (int asset = 0; asset < assets.count(); asset++) {
            larger += assets.size[asset] < 0 ? 1 : 0;
        }
        double base = assets.count() - larger;
        assertEquals(0.03, larger / base, 0.006);
        // 0.7 of what is no larger version follows another of its idea; a session's end cuts some short.
        assertEquals(0.7, 1 - assets.stacks() / base, 0.03);
    }

    @Test
    void arrivalsFollowThePhasesAndTheHours() {
        LibraryScenario scenario = Scenarios.month(1_000, "");
        Arrivals arrivals = new Arrivals(scenario);
        double last = -1;
        for (int i = 0; i <= 1_000; i++) {
            double at = arrivals.at(i / 1_000.0);
            double hour = at % Times.DAY / Times.HOUR;
            assertTrue(at >= last && hour >= 18 && hour <= 22, "at " + at);
            last = at;
        }
        assertEquals(1.0 / 30, arrivals.shareOfDay(arrivals.at(0.5)), 1e-9);
    }

    @Test
    void stepsAreThoseThatTheLiveProgramTakes() {
        Course course = new Course(Scenarios.month(1, "").machine(), true);
        PictureSize small = new PictureSize(768, 768, 1);
        PictureSize large = new PictureSize(1_536, 1_536, 1);
        assertEquals(Step.of(Tier.STANDARD), steps(course, Tier.IMMEDIATE, Tier.STANDARD, small));
        assertTrue(!steps(course, Tier.IMMEDIATE, Tier.DEEP, small).contains(Step.DECODE_LARGE));
        assertTrue(steps(course, Tier.IMMEDIATE, Tier.DEEP, large).contains(Step.DECODE_LARGE));
        assertEquals(Step.of(Tier.DEEP), steps(course, Tier.STANDARD, Tier.DEEP, small));
        assertTrue(!steps(new Course(Scenarios.month(1, "").machine(), false), Tier.IMMEDIATE, Tier.DEEP, small)
                .contains(Step.PROMPT));
    }

    private static List<Step> steps(Course course, Tier from, Tier to, PictureSize size) {
        return course.between(from, to, size).stream().map(Course.Leg::step).toList();
    }
}
