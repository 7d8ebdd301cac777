package sluice.curate.grouping;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.curate.InMemoryGroups;
import sluice.contracts.signal.InMemorySignals;
import sluice.curate.Decision;
import sluice.curate.Groups;
import sluice.curate.Stack;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;

/** A small library that is grouped as the promoter does it: what grouping writes comes back to it. */
final class GroupedLibrary {
    /** Thirty-two ones in rows that differ. */
    static final long HASH = 0x5A3C_69F0_17E8_2DC3L;

    final InMemoryCatalog catalog = new InMemoryCatalog();
    final InMemoryGroups groups = new InMemoryGroups(catalog, new InMemorySignals(catalog));
    private final Map<Set<AssetId>, Double> cosines = new HashMap<>();
    Grouping grouping = opened(groups);
    private long taken;

    Grouping opened(Groups with) {
        return new Grouping(catalog, with, new Told(), GroupingRules.DEFAULT);
    }

    /** Embeddings as a test says they are. */
    private final class Told implements Looks {
        @Override
        public OptionalDouble cosine(AssetId one, AssetId other) {
            Double told = cosines.get(Set.of(one, other));
            return told == null ? OptionalDouble.empty() : OptionalDouble.of(told);
        }

        @Override
        public List<AssetId> near(AssetId asset, double atLeast) {
            return catalog.ids().stream()
                    .filter(other ->
                            !other.equals(asset) && cosine(asset, other).orElse(-1) >= atLeast)
                    .toList();
        }
    }

    void cosine(int one, int other, double cosine) {
        cosines.put(Set.of(id(one), id(other)), cosine);
    }

    void restart() {
        grouping = opened(groups);
    }

    void add(DrawnAsset... assets) {
        for (DrawnAsset asset : assets) {
            asset.into(catalog);
        }
        take();
    }

    void stand(int number, UnaryOperator<Standing> change) {
        catalog.stand(id(number), change);
        take();
    }

    /** Until nothing changes any more. */
    void take() {
        List<Asset> changed = catalog.changedSince(taken, 1_000);
        for (int rounds = 0; !changed.isEmpty(); rounds++) {
            assertTrue(rounds < 5, "grouping does not come to rest");
            taken = changed.getLast().revision();
            grouping.take(changed);
            changed = catalog.changedSince(taken, 1_000);
        }
    }

    List<Decision> decide(Decision... decisions) {
        List<Decision> back = grouping.decide(List.of(decisions));
        take();
        return back;
    }

    List<Decision> decide(List<Decision> decisions) {
        return decide(decisions.toArray(Decision[]::new));
    }

    List<Asset> everything() {
        return catalog.changedSince(0, 1_000);
    }

    long lastRevision() {
        return everything().getLast().revision();
    }

    static AssetId id(int number) {
        return DrawnAsset.drawn(number).id();
    }

    @Nullable Long stack(int number) {
        return catalog.standing(id(number)).orElseThrow().stack();
    }

    Stack stackWith(int number) {
        Long stack = stack(number);
        assertNotNull(stack, () -> number + " is in no stack");
        return Objects.requireNonNull(groups.stacks(List.of(stack)).get(stack));
    }

    Set<AssetId> stackOf(int number) {
        return Set.copyOf(stackWith(number).members());
    }

    static DrawnAsset unknown(int number) {
        return DrawnAsset.drawn(number).prompt(null).seed(null).model(null);
    }

    /** The bits of a place and those after it, seven of each ten. */
    static long flipped(long hash, int bits) {
        long changed = hash;
        for (int i = 0; i < bits; i++) {
            changed ^= 1L << i * 7 % 64;
        }
        return changed;
    }
}
