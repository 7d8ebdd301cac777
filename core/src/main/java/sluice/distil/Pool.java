package sluice.distil;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Picture;
import sluice.asset.Standing;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.PerceptualHash;
import sluice.metadata.Parameter;

/** Candidates as the catalog has them now. */
record Pool(List<Candidate> candidates, Vocabulary vocabulary) {
    private static final int BATCH = 1_000;

    /**
     * Reads these assets and what is pinned.
     *
     * @throws SluiceException with code {@code NOT_FOUND} for a pin that is not there
     */
    static Pool read(Catalog catalog, Collection<AssetId> matches, Wish wish) {
        Vocabulary vocabulary = new Vocabulary();
        List<Candidate> candidates = new ArrayList<>();
        Set<AssetId> ids = new LinkedHashSet<>(wish.pins());
        ids.addAll(matches);
        List<AssetId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            for (Asset asset : catalog.find(all.subList(from, Math.min(all.size(), from + BATCH)))) {
                candidates.add(candidate(asset, vocabulary));
            }
        }
        Set<AssetId> unknown = new LinkedHashSet<>(wish.pins());
        candidates.forEach(found -> unknown.remove(found.id()));
        if (!unknown.isEmpty()) {
            throw SluiceException.about(
                    FailureCode.NOT_FOUND,
                    "pins",
                    "There is no asset " + unknown.iterator().next() + ".");
        }
        return new Pool(candidates, vocabulary);
    }

    private static Candidate candidate(Asset asset, Vocabulary vocabulary) {
        Standing standing = asset.standing();
        return new Candidate(
                asset.id(),
                standing.value(),
                standing.summary().quality(),
                standing.starred(),
                standing.rating(),
                standing.stack(),
                standing.cover(),
                hash(asset.picture()),
                vocabulary.of(asset.generation().get(Parameter.PROMPT).orElse("")));
    }

    private static @Nullable Long hash(Picture picture) {
        return picture instanceof Picture.Ready ready && PerceptualHash.tellsApart(ready.perceptualHash())
                ? ready.perceptualHash()
                : null;
    }
}
