package sluice.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.curate.Session;
import sluice.signal.Signal;
import sluice.value.FactsReading;
import sluice.value.History;
import sluice.value.Surroundings;
import sluice.value.Valuation;
import sluice.value.ValueModel;
import sluice.value.ValueWeights;

/** Reads the facts of a page of assets, one question to each port, and values them. */
final class Appraiser {
    /** Children of one asset that are looked at: more make no difference to its value. */
    private static final int CHILDREN = 16;

    private final Records records;

    Appraiser(Records records) {
        this.records = records;
    }

    List<Appraised> appraise(List<Asset> assets, ValueWeights weights, Instant now) {
        List<AssetId> ids = assets.stream().map(Asset::id).toList();
        Map<AssetId, List<Signal>> signals = records.signals().of(ids);
        Map<AssetId, List<Surroundings.Child>> children = children(ids);
        Map<Long, Integer> sizes = records.groups()
                .stackSizes(assets.stream()
                        .map(asset -> asset.standing().stack())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<Long, Session> sessions = records.groups()
                .sessions(assets.stream()
                        .map(asset -> asset.standing().session())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        List<Appraised> appraised = new ArrayList<>();
        for (Asset asset : assets) {
            History history = History.of(signals.getOrDefault(asset.id(), List.of()));
            Long stack = asset.standing().stack();
            Long session = asset.standing().session();
            Surroundings around = new Surroundings(
                    stack == null ? 1 : sizes.getOrDefault(stack, 1),
                    stack == null || asset.standing().cover(),
                    session == null ? null : sessions.get(session),
                    children.getOrDefault(asset.id(), List.of()));
            Valuation valuation = ValueModel.value(FactsReading.read(asset, history, around), weights, now);
            appraised.add(new Appraised(asset, valuation, AssetFacts.of(asset, valuation.value(), history, around)));
        }
        return appraised;
    }

    private Map<AssetId, List<Surroundings.Child>> children(List<AssetId> parents) {
        Map<AssetId, List<Lineage>> links = new HashMap<>();
        Set<AssetId> wanted = new HashSet<>();
        records.groups().children(parents).forEach((parent, all) -> {
            List<Lineage> few = all.stream()
                    .filter(link -> link.kind() != Lineage.Kind.REPLACED)
                    .limit(CHILDREN)
                    .toList();
            links.put(parent, few);
            few.forEach(link -> wanted.add(link.child()));
        });
        Map<AssetId, Instant> made =
                records.catalog().find(wanted).stream().collect(Collectors.toMap(Asset::id, Asset::createdAt));
        Map<AssetId, List<Surroundings.Child>> children = new HashMap<>();
        links.forEach((parent, few) -> children.put(
                parent,
                few.stream()
                        .filter(link -> made.containsKey(link.child()))
                        .map(link ->
                                new Surroundings.Child(link.kind(), Objects.requireNonNull(made.get(link.child()))))
                        .toList()));
        return children;
    }
}
