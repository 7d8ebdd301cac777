package sluice.suggest;

import java.util.List;
import sluice.asset.AssetId;

/**
 * Something that could be done, and why.
 *
 * @param key names it as long as it is the same: of another choice of assets the key is another
 * @param assets whom it is about, the best first; at least one
 * @param beside whom to compare them with: what was chosen already
 * @param query the search that shows what is around them
 * @param score 0 to 1; how much speaks for it, among those of its kind
 * @param reason facts, in a sentence or two for the user
 */
public record Suggestion(
        SuggestionKind kind,
        String key,
        List<AssetId> assets,
        List<AssetId> beside,
        String query,
        double score,
        String reason) {
    public Suggestion {
        assets = List.copyOf(assets);
        beside = List.copyOf(beside);
        if (assets.isEmpty()) {
            throw new IllegalArgumentException("a suggestion is about something");
        }
    }

    /** @param about the number of the group, or the asset's id */
    static String key(SuggestionKind kind, String about, List<AssetId> assets) {
        return "%s-%s-%08x".formatted(kind.label(), about, assets.hashCode());
    }
}
