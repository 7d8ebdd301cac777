package sluice.similar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.curate.Groups;
import sluice.curate.Stack;
import sluice.search.Neighbour;
import sluice.search.VectorIndex;
import sluice.search.VectorSpace;

/** Gives members of stacks that have no vector the place right after their cover. */
record StackPlaces(Catalog catalog, Groups groups, VectorIndex vectors) {
    /** @param among the only assets wanted, or null for all */
    List<Ranking.Place> of(List<Neighbour> nearest, VectorSpace space, @Nullable Set<AssetId> among) {
        Map<AssetId, List<AssetId>> heirs =
                heirs(nearest.stream().map(Neighbour::id).toList(), space, among);
        List<Ranking.Place> places = new ArrayList<>();
        for (Neighbour one : nearest) {
            places.add(new Ranking.Place(one.id(), one.similarity(), false));
            for (AssetId heir : heirs.getOrDefault(one.id(), List.of())) {
                places.add(new Ranking.Place(heir, one.similarity(), true));
            }
        }
        return places;
    }

    private Map<AssetId, List<AssetId>> heirs(List<AssetId> found, VectorSpace space, @Nullable Set<AssetId> among) {
        Set<Long> stacks = new HashSet<>();
        for (Asset asset : catalog.find(found)) {
            Long stack = asset.standing().stack();
            if (stack != null && asset.standing().cover()) {
                stacks.add(stack);
            }
        }
        Map<AssetId, List<AssetId>> heirs = new HashMap<>();
        for (Stack stack : groups.stacks(stacks).values()) {
            List<AssetId> wanted = stack.members().stream()
                    .filter(member -> among == null || among.contains(member))
                    .toList();
            Set<AssetId> known = vectors.known(space, wanted);
            heirs.put(
                    stack.cover(),
                    wanted.stream()
                            .filter(member -> !member.equals(stack.cover()) && !known.contains(member))
                            .toList());
        }
        return heirs;
    }
}
