package sluice.curate.grouping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static sluice.curate.grouping.DrawnAsset.drawn;
import static sluice.curate.grouping.GroupedLibrary.HASH;
import static sluice.curate.grouping.GroupedLibrary.flipped;
import static sluice.curate.grouping.GroupedLibrary.id;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sluice.asset.Tier;
import sluice.curate.Decision;
import sluice.curate.Decision.Apart;
import sluice.curate.Decision.Cover;
import sluice.curate.Decision.Together;
import sluice.curate.Decision.Undecided;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Arrivals and decisions in any order, against a table of what was said of each pair. */
class StackDecisionsModelTest {
    private static final int ASSETS = 16;
    private static final int REST = 2;
    private static final int STEPS = 80;

    private final GroupedLibrary library = new GroupedLibrary();
    private final Map<Set<Integer>, Boolean> said = new HashMap<>();
    private final Set<Integer> arrived = new HashSet<>();
    private final List<String> history = new ArrayList<>();

    static List<Long> seeds() {
        return new Random(77).longs(6).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasSaidHoldsInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            step(random);
            check(seed);
        }
    }

    private void step(Random random) {
        int number = random.nextInt(ASSETS);
        if (!arrived.contains(number)) {
            arrived.add(number);
            history.add("arrives " + number);
            library.add(looking(number, random));
            return;
        }
        switch (random.nextInt(10)) {
            case 0 -> {
                history.add("looks otherwise " + number);
                library.add(looking(number, random));
            }
            case 1 -> {
                history.add("embedded " + number);
                library.cosine(number, (number + 1 + random.nextInt(ASSETS - 1)) % ASSETS, random.nextDouble());
                library.stand(number, standing -> standing.withTier(Tier.STANDARD));
            }
            case 2 -> {
                history.add("trash or value " + number);
                boolean trashed = random.nextInt(3) == 0;
                double value = random.nextDouble();
                library.stand(number, standing -> standing.withTrashed(trashed).withValue(value));
            }
            case 3 -> {
                history.add("restart");
                library.restart();
            }
            case 4 -> {
                history.add("cover " + number);
                library.decide(new Cover(id(number)));
                assertEquals(shown(number), library.stack(number) == null || cover(number), history::toString);
            }
            default -> {
                List<Integer> others =
                        arrived.stream().filter(one -> one != number).toList();
                if (!others.isEmpty()) {
                    say(number, others.get(random.nextInt(others.size())), random.nextInt(3), random.nextInt(4) == 0);
                }
            }
        }
    }

    private boolean shown(int number) {
        Long stack = library.stack(number);
        return stack == null
                || !trashed(number)
                || library.stackOf(number).stream()
                        .allMatch(member ->
                                library.catalog.standing(member).orElseThrow().trashed());
    }

    private boolean trashed(int number) {
        return library.catalog.standing(id(number)).orElseThrow().trashed();
    }

    private boolean cover(int number) {
        return library.catalog.standing(id(number)).orElseThrow().cover();
    }

    private void say(int one, int other, int what, boolean takeBack) {
        Map<Set<Integer>, Boolean> next = new HashMap<>(said);
        next.remove(Set.of(one, other));
        if (what < 2) {
            next.put(Set.of(one, other), what == 1);
        }
        Decision decision = switch (what) {
            case 0 -> new Apart(id(one), id(other));
            case 1 -> new Together(id(one), id(other));
            default -> new Undecided(id(one), id(other));
        };
        history.add(decision.getClass().getSimpleName() + " " + one + " " + other);
        if (contradictory(next)) {
            try {
                library.decide(decision);
                fail("a contradiction was taken: " + history);
            } catch (SluiceException refused) {
                assertEquals(FailureCode.CONFLICT, refused.code());
                history.add("refused");
            }
            return;
        }
        Set<Decision> before = kept();
        List<Decision> back = library.decide(decision);
        if (takeBack) {
            history.add("taken back");
            library.decide(back);
            assertEquals(before, kept());
        } else {
            said.clear();
            for (Decision one2 : kept()) {
                remember(one2);
            }
            assertEquals(next.get(Set.of(one, other)), said.get(Set.of(one, other)), history::toString);
        }
    }

    /** As it is kept, whoever comes first. */
    private Set<Decision> kept() {
        Set<Decision> all = new HashSet<>();
        library.groups.decisionsAfter(0, 1_000).forEach(kept -> {
            switch (kept.decision()) {
                case Apart(var one, var other)
                when one.hex().compareTo(other.hex()) > 0 -> all.add(new Apart(other, one));
                case Together(var one, var other)
                when one.hex().compareTo(other.hex()) > 0 -> all.add(new Together(other, one));
                case Cover cover -> {}
                default -> all.add(kept.decision());
            }
        });
        return all;
    }

    private void remember(Decision decision) {
        for (int one = 0; one < ASSETS; one++) {
            for (int other = one + 1; other < ASSETS; other++) {
                if (about(decision, one, other)) {
                    said.put(Set.of(one, other), decision instanceof Together);
                }
            }
        }
    }

    private static boolean about(Decision decision, int one, int other) {
        return switch (decision) {
            case Apart(var a, var b) -> Set.of(a, b).equals(Set.of(id(one), id(other)));
            case Together(var a, var b) -> Set.of(a, b).equals(Set.of(id(one), id(other)));
            default -> false;
        };
    }

    /** Whether two are apart that are together through others. */
    private static boolean contradictory(Map<Set<Integer>, Boolean> pairs) {
        int[] group = new int[ASSETS];
        for (int i = 0; i < ASSETS; i++) {
            group[i] = i;
        }
        for (int round = 0; round < ASSETS; round++) {
            pairs.forEach((pair, same) -> {
                if (same) {
                    int least = pair.stream().mapToInt(i -> group[i]).min().orElseThrow();
                    pair.forEach(i -> group[i] = least);
                }
            });
        }
        return pairs.entrySet().stream()
                .anyMatch(entry -> !entry.getValue()
                        && entry.getKey().stream().map(i -> group[i]).distinct().count() == 1);
    }

    private void check(long seed) {
        said.forEach((pair, same) -> {
            List<Integer> both = List.copyOf(pair);
            Long one = library.stack(both.getFirst());
            Long other = library.stack(both.getLast());
            if (same) {
                assertTrue(one != null && one.equals(other), () -> seed + ": " + pair + " after " + history);
            } else {
                assertTrue(one == null || !Objects.equals(one, other), () -> seed + ": " + pair + " after " + history);
            }
        });
        atRest(seed);
    }

    /**
     * Taking everything again changes nothing. Right after a restart, which looks for all places anew, the first time may
     * still move somebody whom an earlier step should have moved.
     */
    private void atRest(long seed) {
        boolean restarted = history.getLast().equals("restart");
        for (int again = restarted ? 0 : REST; again <= REST; again++) {
            String before = standings();
            library.grouping.take(library.everything());
            if (before.equals(standings())) {
                return;
            }
        }
        fail(seed + ": taking all again changes; " + history);
    }

    private String standings() {
        return library.catalog.find(library.catalog.ids()).stream()
                .map(asset -> asset.standing().stack() + (asset.standing().cover() ? "*" : "") + "@" + asset.revision())
                .toList()
                .toString();
    }

    /** One of a few prompts, sizes and pictures, so that there is something to group. */
    private static DrawnAsset looking(int number, Random random) {
        DrawnAsset asset = random.nextBoolean()
                ? drawn(number)
                        .prompt(random.nextBoolean() ? "a red fox" : "a blue tower")
                        .seed(random.nextLong(4))
                : GroupedLibrary.unknown(number);
        if (random.nextInt(4) == 0) {
            asset.size(1024, 1024);
        }
        long picture = random.nextBoolean() ? HASH : flipped(HASH, 24);
        return random.nextInt(5) == 0
                ? asset
                : asset.minute(random.nextInt(600)).hash(flipped(picture, random.nextInt(12)));
    }
}
