package sluice.curate.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.curate.Lineages;

/**
 * Everything that one asset is related to: what it was made from and into, and what those were.
 *
 * @param members the asset itself first, then by ascending distance
 * @param links among the members
 * @param truncated whether there are more
 */
public record Family(List<AssetId> members, List<Lineage> links, boolean truncated) {
    public Family {
        members = List.copyOf(members);
        links = List.copyOf(links);
    }

    /**
     * The nearest relations first; each is visited once, also where lineage goes round.
     *
     * @param most members, at least 1
     */
    public static Family of(AssetId asset, Lineages lineages, int most) {
        Set<AssetId> members = new LinkedHashSet<>(Set.of(asset));
        Set<Lineage> links = new LinkedHashSet<>();
        boolean truncated = false;
        List<AssetId> outermost = List.of(asset);
        while (!outermost.isEmpty()) {
            List<AssetId> next = new ArrayList<>();
            for (Lineage link : around(outermost, lineages)) {
                links.add(link);
                for (AssetId end : List.of(link.parent(), link.child())) {
                    if (members.contains(end)) {
                        continue;
                    }
                    if (members.size() < most) {
                        members.add(end);
                        next.add(end);
                    } else {
                        truncated = true;
                    }
                }
            }
            outermost = next;
        }
        return new Family(
                List.copyOf(members),
                links.stream()
                        .filter(link -> members.contains(link.parent()) && members.contains(link.child()))
                        .toList(),
                truncated);
    }

    private static List<Lineage> around(List<AssetId> assets, Lineages lineages) {
        return Stream.of(lineages.parents(assets), lineages.children(assets))
                .map(Map::values)
                .flatMap(Collection::stream)
                .flatMap(List::stream)
                .toList();
    }
}
