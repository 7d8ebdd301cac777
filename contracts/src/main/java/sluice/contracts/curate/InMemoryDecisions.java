package sluice.contracts.curate;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import sluice.asset.AssetId;
import sluice.curate.Decision;
import sluice.curate.KeptDecision;

/** What the user decided about stacks, in the order of deciding. */
final class InMemoryDecisions {
    private final TreeMap<Long, Decision> kept = new TreeMap<>();
    private long last;

    void take(Decision decision, Predicate<AssetId> known) {
        switch (decision) {
            case Decision.Apart(AssetId one, AssetId other) -> pair(decision, one, other, known, true);
            case Decision.Together(AssetId one, AssetId other) -> pair(decision, one, other, known, true);
            case Decision.Undecided(AssetId one, AssetId other) -> pair(decision, one, other, known, false);
            case Decision.Cover(AssetId asset) -> {
                if (known.test(asset) && !kept.containsValue(decision)) {
                    kept.put(++last, decision);
                }
            }
            case Decision.AnyCover(AssetId asset) -> kept.values().remove(new Decision.Cover(asset));
            case Decision.OnSessions _ -> {}
            case Decision.OnLineage _ -> {}
        }
    }

    private void pair(Decision decision, AssetId one, AssetId other, Predicate<AssetId> known, boolean keep) {
        if (!known.test(one) || !known.test(other) || one.equals(other)) {
            return;
        }
        Set<AssetId> pair = Set.of(one, other);
        boolean said = kept.values().stream()
                .anyMatch(before -> before.getClass() == decision.getClass() && pair.equals(pairOf(before)));
        if (!said) {
            kept.values().removeIf(before -> pair.equals(pairOf(before)));
            if (keep) {
                kept.put(++last, decision);
            }
        }
    }

    private static Set<AssetId> pairOf(Decision decision) {
        return switch (decision) {
            case Decision.Apart(AssetId one, AssetId other) -> Set.of(one, other);
            case Decision.Together(AssetId one, AssetId other) -> Set.of(one, other);
            case Decision.Undecided(AssetId one, AssetId other) -> Set.of(one, other);
            case Decision.Cover cover -> Set.of();
            case Decision.AnyCover cover -> Set.of();
            case Decision.OnSessions _ -> Set.of();
            case Decision.OnLineage _ -> Set.of();
        };
    }

    List<KeptDecision> after(long id, int limit) {
        return kept.tailMap(id, false).entrySet().stream()
                .limit(limit)
                .map(entry -> new KeptDecision(entry.getKey(), Objects.requireNonNull(entry.getValue())))
                .toList();
    }
}
