package sluice.curate.grouping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.curate.InMemoryGroups;
import sluice.contracts.signal.InMemorySignals;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;

/** A library in memory whose assets are grouped as they come, without looking at pictures. */
final class SessionLibrary {
    final InMemoryCatalog catalog = new InMemoryCatalog();
    final InMemoryGroups groups = new InMemoryGroups(catalog, new InMemorySignals(catalog));
    Grouping grouping = opened();
    private long taken;

    private static final class Blind implements Looks {
        @Override
        public OptionalDouble cosine(AssetId one, AssetId other) {
            return OptionalDouble.empty();
        }

        @Override
        public List<AssetId> near(AssetId asset, double atLeast) {
            return List.of();
        }
    }

    private Grouping opened() {
        return new Grouping(catalog, groups, new Blind(), GroupingRules.DEFAULT);
    }

    /** As after a start of the program; everything is taken again, which changes nothing. */
    void restart() {
        long revision = lastRevision();
        grouping = opened();
        grouping.take(catalog.changedSince(0, 10_000));
        assertEquals(revision, lastRevision());
    }

    AssetId put(DrawnAsset asset) {
        return asset.into(catalog);
    }

    void add(DrawnAsset... assets) {
        for (DrawnAsset asset : assets) {
            put(asset);
        }
        take();
    }

    /** As the promoter does, until nothing changes any more. */
    void take() {
        List<Asset> changed = catalog.changedSince(taken, 1_000);
        for (int rounds = 0; !changed.isEmpty(); rounds++) {
            assertTrue(rounds < 5, "grouping does not come to rest");
            taken = changed.getLast().revision();
            grouping.take(changed);
            changed = catalog.changedSince(taken, 1_000);
        }
    }

    long lastRevision() {
        return catalog.changedSince(0, 10_000).getLast().revision();
    }

    AssetId id(int number) {
        return DrawnAsset.drawn(number).id();
    }

    List<AssetId> ids(int... numbers) {
        return IntStream.of(numbers).mapToObj(this::id).toList();
    }

    long session(int number) {
        return session(id(number));
    }

    long session(AssetId asset) {
        return Objects.requireNonNull(catalog.standing(asset).orElseThrow().session());
    }
}
