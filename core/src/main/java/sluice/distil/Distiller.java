package sluice.distil;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.distil.Distillation.Item;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.Field;
import sluice.search.Search;
import sluice.search.SearchIndex;
import sluice.search.Sort;
import sluice.search.VectorIndex;
import sluice.similar.ServingModel;
import sluice.similar.SimilaritySearch;

/**
 * Chooses a few of many that are good and different. The same library and wish give the same choice.
 *
 * <p>Time and memory are bounded: at most {@link #MOST_CANDIDATES} are read, at most {@link #MOST_LOOKS} compared with at
 * most {@link Choice#MOST_POINTS} points. At the most that is some 120 MB, so one choice is made at a time.
 */
public final class Distiller {
    /** Of more matches the most valued count. */
    public static final int MOST_CANDIDATES = 100_000;

    static final int MOST_LOOKS = 10_000;

    private static final Sort BY_VALUE = new Sort.By(Field.VALUE, true);
    private static final int BATCH = 1_000;

    private final Catalog catalog;
    private final SearchIndex index;
    private final SimilaritySearch similarity;
    private final Findings findings;
    private final Supplier<String> active;
    private final Weights weights;

    /** @param active the model that pictures are embedded with now; while it is new, another one's vectors may serve */
    public Distiller(
            Catalog catalog,
            SearchIndex index,
            SimilaritySearch similarity,
            Findings findings,
            Supplier<String> active,
            Weights weights) {
        this.catalog = catalog;
        this.index = index;
        this.similarity = similarity;
        this.findings = findings;
        this.active = active;
        this.weights = weights;
    }

    /**
     * As many as are wished for, or all there are.
     *
     * @param search which images; those most alike, at most a thousand, when it is by likeness
     * @throws SluiceException {@code NOT_FOUND} when nothing matches and nothing is pinned, when all that matches is
     *     excluded, or for a pin that is not there; and what a search throws
     */
    public synchronized Distillation distil(Search search, Wish wish) {
        List<AssetId> matches = matches(search);
        Pool pool = Pool.read(catalog, matches, wish);
        if (pool.candidates().isEmpty()) {
            throw SluiceException.about(
                    FailureCode.NOT_FOUND, "query", "The query matches nothing, so there is nothing to choose from.");
        }
        List<Look> stacked = LookAlikes.stacked(pool.candidates(), wish);
        List<Look> looks = LookAlikes.joined(embedded(Thinning.of(stacked, MOST_LOOKS)));
        if (looks.isEmpty()) {
            throw SluiceException.about(
                    FailureCode.NOT_FOUND, "excludes", "Everything that the query matches is excluded.");
        }
        Choice choice = Choice.of(looks, wish.count(), weights);
        return new Distillation(
                items(choice, pool.vocabulary()),
                total(search, matches),
                pool.candidates().size(),
                stacked.size(),
                looks.size(),
                (int) looks.stream().filter(look -> look.vector() != null).count(),
                choice.score());
    }

    private List<AssetId> matches(Search search) {
        return search.likeness() == null
                ? index.order(search.filter(), BY_VALUE, MOST_CANDIDATES)
                : similarity
                        .rank(search.likeness(), search.filter(), VectorIndex.MOST_NEIGHBOURS)
                        .ids();
    }

    private long total(Search search, List<AssetId> matches) {
        return matches.size() < MOST_CANDIDATES
                ? matches.size()
                : index.search(search.filter(), BY_VALUE, null, 1).total();
    }

    private static List<Item> items(Choice choice, Following following, Reasons reasons, Rivals rivals) {
        return IntStream.range(0, choice.picks().size())
                .mapToObj(place -> {
                    LazyGreedy.Pick pick = choice.picks().get(place);
                    Look look = choice.looks().get(pick.look());
                    return new Item(
                            look.face().id(),
                            look.pinned(),
                            reasons.of(place),
                            following.images(place, choice.looks()),
                            pick.gain(),
                            rivals.of(place));
                })
                .toList();
    }

    private List<Item> items(Choice choice, Vocabulary vocabulary) {
        Following following = Following.of(choice);
        List<AssetId> faces = choice.chosen().stream()
                .map(look -> choice.looks().get(look).face().id())
                .toList();
        Map<AssetId, Double> sharpness = new HashMap<>();
        findings.find(faces).forEach((asset, found) -> {
            if (found.standard() != null) {
                sharpness.put(asset, found.standard().quality().sharpness());
            }
        });
        return items(
                choice,
                following,
                new Reasons(choice, following, vocabulary, sharpness),
                new Rivals(choice, following, vectors(Rivals.mates(choice))));
    }

    /** A look whose face has no vector takes that of the best of the others that has one. */
    private List<Look> embedded(List<Look> looks) {
        Map<AssetId, float[]> faces =
                vectors(looks.stream().map(look -> look.face().id()).toList());
        List<AssetId> substitutes = looks.stream()
                .filter(look -> !faces.containsKey(look.face().id()))
                .flatMap(look -> look.others().stream())
                .map(Candidate::id)
                .toList();
        Map<AssetId, float[]> others = vectors(substitutes);
        return looks.stream()
                .map(look -> look.withVector(vector(look, faces, others)))
                .toList();
    }

    private static float @Nullable [] vector(Look look, Map<AssetId, float[]> faces, Map<AssetId, float[]> others) {
        float[] own = faces.get(look.face().id());
        return own != null
                ? own
                : look.others().stream()
                        .map(other -> others.get(other.id()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private Map<AssetId, float[]> vectors(Collection<AssetId> ids) {
        String serving = ServingModel.of(active.get(), findings.counts());
        List<AssetId> all = new ArrayList<>(ids);
        Map<AssetId, float[]> found = new LinkedHashMap<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            found.putAll(findings.vectors(
                    all.subList(from, Math.min(all.size(), from + BATCH)), serving, Embedding.Kind.WHOLE));
        }
        return found;
    }
}
