package sluice.server.api;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.analysis.Findings;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.budget.Charge;
import sluice.budget.Ledger;
import sluice.curate.Groups;
import sluice.curate.Stack;
import sluice.value.Valuation;
import sluice.value.Valuations;

/** Gathers what is known of assets beyond the catalog: four questions, however many assets are asked about. */
final class AssetLookup {
    private final Valuations valuations;
    private final Findings findings;
    private final Ledger ledger;
    private final Groups groups;

    AssetLookup(Valuations valuations, Findings findings, Ledger ledger, Groups groups) {
        this.valuations = valuations;
        this.findings = findings;
        this.ledger = ledger;
        this.groups = groups;
    }

    /**
     * What is known of one asset.
     *
     * @param own its own findings, or null when it was not analysed itself
     * @param cover what it inherits from, or null when it inherits nothing
     */
    record Known(
            @Nullable Valuation valuation,
            @Nullable Analysis own,
            @Nullable Analysis cover,
            List<Charge> charges) {}

    Map<AssetId, Known> of(Collection<Asset> assets) {
        List<AssetId> ids = assets.stream().map(Asset::id).toList();
        Map<AssetId, AssetId> covers = covers(assets);
        Set<AssetId> analysed = new HashSet<>(ids);
        analysed.addAll(covers.values());
        Map<AssetId, Valuation> valued = valuations.find(ids);
        Map<AssetId, Analysis> found = findings.find(analysed);
        Map<AssetId, List<Charge>> charges = ledger.of(ids);
        Map<AssetId, Known> known = new LinkedHashMap<>();
        for (AssetId id : ids) {
            AssetId cover = covers.get(id);
            known.put(
                    id,
                    new Known(
                            valued.get(id),
                            found.get(id),
                            cover == null ? null : found.get(cover),
                            charges.getOrDefault(id, List.of())));
        }
        return known;
    }

    /** Whom those that inherit have it from. */
    private Map<AssetId, AssetId> covers(Collection<Asset> assets) {
        List<Asset> heirs = assets.stream()
                .filter(asset -> asset.standing().summary().inherited())
                .filter(asset -> asset.standing().stack() != null)
                .toList();
        if (heirs.isEmpty()) {
            return Map.of();
        }
        Map<Long, Stack> stacks = groups.stacks(heirs.stream()
                .map(asset -> Objects.requireNonNull(asset.standing().stack()))
                .collect(Collectors.toSet()));
        Map<AssetId, AssetId> covers = new LinkedHashMap<>();
        for (Asset heir : heirs) {
            Stack stack = stacks.get(heir.standing().stack());
            if (stack != null && !stack.cover().equals(heir.id())) {
                covers.put(heir.id(), stack.cover());
            }
        }
        return covers;
    }
}
