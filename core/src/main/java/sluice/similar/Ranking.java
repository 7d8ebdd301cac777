package sluice.similar;

import java.util.List;
import java.util.Set;
import sluice.asset.AssetId;

/**
 * Assets by likeness, the most alike first.
 *
 * @param model whose vectors it rests on
 * @param basis what was compared
 */
public record Ranking(List<Place> places, String model, Basis basis) {
    /** What was compared with what was asked about. */
    public enum Basis {
        /** Whole pictures. */
        WHOLE,
        /** Whole pictures, and crops of them among the first. */
        CROPS,
        /** Prompts. */
        PROMPT
    }

    /**
     * One asset.
     *
     * @param similarity cosine, -1 to 1
     * @param inherited whether it is its cover's, whose place a member of its stack takes over that has no vector
     */
    public record Place(AssetId id, double similarity, boolean inherited) {}

    public Ranking {
        places = List.copyOf(places);
    }

    public List<AssetId> ids() {
        return places.stream().map(Place::id).toList();
    }

    /** Without these assets. */
    Ranking without(Set<AssetId> ids) {
        return new Ranking(
                places.stream().filter(place -> !ids.contains(place.id())).toList(), model, basis);
    }

    Ranking first(int limit) {
        return new Ranking(places.subList(0, Math.min(limit, places.size())), model, basis);
    }
}
