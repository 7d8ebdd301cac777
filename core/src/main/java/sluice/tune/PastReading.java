package sluice.tune;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Lineage;
import sluice.curate.Groups;
import sluice.signal.Signal;
import sluice.signal.Signals;
import sluice.value.Surroundings;

/** Reads every asset with its past, a page at a time, one question to each port for a page. */
final class PastReading {
    private static final int PAGE = 500;

    /** Children of one asset that are looked at, as many as when it is valued. */
    private static final int CHILDREN = 16;

    private final Catalog catalog;
    private final Signals signals;
    private final Groups groups;

    PastReading(Catalog catalog, Signals signals, Groups groups) {
        this.catalog = catalog;
        this.signals = signals;
        this.groups = groups;
    }

    /**
     * Assets that change meanwhile may come twice.
     *
     * @param read hears after each page how many assets have been read
     */
    void each(Consumer<Past> taker, LongConsumer read) throws InterruptedException {
        long count = 0;
        List<Asset> page = catalog.changedSince(0, PAGE);
        while (!page.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            List<AssetId> ids = page.stream().map(Asset::id).toList();
            Map<AssetId, List<Signal>> all = signals.of(new HashSet<>(ids));
            Map<AssetId, List<Past.Made>> made = children(ids);
            for (Asset asset : page) {
                taker.accept(new Past(
                        asset, all.getOrDefault(asset.id(), List.of()), made.getOrDefault(asset.id(), List.of())));
            }
            count += page.size();
            read.accept(count);
            page = catalog.changedSince(page.getLast().revision(), PAGE);
        }
    }

    private Map<AssetId, List<Past.Made>> children(List<AssetId> parents) {
        Map<AssetId, List<Lineage>> links = new HashMap<>();
        Set<AssetId> wanted = new HashSet<>();
        groups.children(parents).forEach((parent, all) -> {
            List<Lineage> few = all.stream()
                    .filter(link -> link.kind() != Lineage.Kind.REPLACED)
                    .limit(CHILDREN)
                    .toList();
            links.put(parent, few);
            few.forEach(link -> wanted.add(link.child()));
        });
        Map<AssetId, Asset> assets = catalog.find(wanted).stream().collect(Collectors.toMap(Asset::id, asset -> asset));
        Map<AssetId, List<Past.Made>> made = new HashMap<>();
        links.forEach((parent, few) -> {
            List<Past.Made> children = new ArrayList<>();
            for (Lineage link : few) {
                Asset child = assets.get(link.child());
                if (child != null) {
                    children.add(
                            new Past.Made(new Surroundings.Child(link.kind(), child.createdAt()), child.importedAt()));
                }
            }
            made.put(parent, children);
        });
        return made;
    }
}
