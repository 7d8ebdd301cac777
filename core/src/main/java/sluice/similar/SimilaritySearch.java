package sluice.similar;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.curate.Groups;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.Likeness;
import sluice.search.Neighbour;
import sluice.search.Query;
import sluice.search.Search;
import sluice.search.SearchIndex;
import sluice.search.Sort;
import sluice.search.VectorIndex;
import sluice.search.VectorSpace;

/**
 * Answers {@code like:} and {@code about:}: the nearest of those that match a filter. Assets without a vector are left
 * out, unless the cover of their stack has one: then they come right after it.
 */
public final class SimilaritySearch {
    /** The most that a filter may let through; a library of more is searched among the newest of them. */
    private static final int MOST_MATCHES = 1_000_000;
    /** How many of the first are ordered by their crops. */
    private static final int REFINED = 50;

    private final SearchIndex index;
    private final VectorIndex vectors;
    private final Findings findings;
    private final Catalog catalog;
    private final OnDemand onDemand;
    private final StackPlaces stacks;

    public SimilaritySearch(
            SearchIndex index,
            VectorIndex vectors,
            Findings findings,
            Catalog catalog,
            Groups groups,
            OnDemand onDemand) {
        this.index = index;
        this.vectors = vectors;
        this.findings = findings;
        this.catalog = catalog;
        this.onDemand = onDemand;
        this.stacks = new StackPlaces(catalog, groups, vectors);
    }

    /**
     * The most alike among those that match.
     *
     * @param limit 1 to {@link VectorIndex#MOST_NEIGHBOURS}
     * @throws SluiceException {@code NOT_FOUND} for an asset that is not there, {@code INVALID} for digits that several
     *     assets' ids begin with, and what {@link OnDemand} throws
     */
    public Ranking rank(Likeness likeness, Query filter, int limit) {
        return switch (likeness) {
            case Likeness.Like(String reference) -> like(asset(reference), filter, limit);
            case Likeness.About(String text) -> about(text, filter, limit);
        };
    }

    /** Those that look most like an asset, without itself. An asset that has no vector yet is embedded first. */
    public Ranking like(AssetId asset, Query filter, int limit) {
        String model = ServingModel.of(onDemand.model(), findings.counts());
        VectorSpace whole = Spaces.of(model, Embedding.Kind.WHOLE);
        float[] vector = vector(asset, model, Embedding.Kind.WHOLE).orElseGet(() -> onDemand.picture(asset, model));
        Optional<float[]> crops = vector(asset, model, Embedding.Kind.CROPS);
        Ranking.Basis basis = crops.isPresent() ? Ranking.Basis.CROPS : Ranking.Basis.WHOLE;
        return upTo(limit, filter, asset, (count, among) -> {
            List<Neighbour> nearest = withFirst(asset, vectors.nearest(whole, vector, count, among));
            List<Neighbour> refined = crops.isPresent() ? refined(nearest, crops.get(), model) : nearest;
            return new Ranking(stacks.of(refined, whole, among), model, basis).without(Set.of(asset));
        });
    }

    /** Those that look most like an asset, without itself; none when it has no vector, and nothing is embedded for it. */
    public List<Neighbour> known(AssetId asset, int count) {
        String model = ServingModel.of(onDemand.model(), findings.counts());
        return vector(asset, model, Embedding.Kind.WHOLE)
                .map(vector -> vectors.nearest(Spaces.of(model, Embedding.Kind.WHOLE), vector, count + 1, null).stream()
                        .filter(one -> !one.id().equals(asset))
                        .limit(count)
                        .toList())
                .orElse(List.of());
    }

    /** Those nearest to the meaning of a text: by their pictures if the model has words, else by their prompts. */
    public Ranking about(String text, Query filter, int limit) {
        String model = ServingModel.of(onDemand.model(), findings.counts());
        Optional<float[]> joint = onDemand.words(text, model);
        Ranking.Basis basis = joint.isPresent() ? Ranking.Basis.WHOLE : Ranking.Basis.PROMPT;
        String used = joint.isPresent() ? model : onDemand.promptModel();
        VectorSpace space = Spaces.of(used, joint.isPresent() ? Embedding.Kind.WHOLE : Embedding.Kind.PROMPT);
        float[] vector = joint.orElseGet(() -> onDemand.prompt(text));
        return upTo(
                limit,
                filter,
                null,
                (count, among) -> new Ranking(
                        stacks.of(vectors.nearest(space, vector, count, among), space, among), used, basis));
    }

    /** Ranks the nearest so many of these assets, or of all when {@code among} is null. */
    private interface Ranked {
        Ranking of(int count, @Nullable Set<AssetId> among);
    }

    /**
     * What is asked for most lets through all but the trash: then no list of what is let through is made; what is in the
     * trash is taken out of the nearest, and more of them are looked at until enough are left.
     */
    private Ranking upTo(int limit, Query filter, @Nullable AssetId asked, Ranked ranked) {
        int count = asked(limit);
        if (!filter.equals(Search.SHOWN)) {
            return ranked.of(count, matches(filter, asked)).first(limit);
        }
        while (true) {
            Ranking all = ranked.of(count, null);
            Ranking shown = all.without(trashed(all.ids()));
            boolean exhausted =
                    count == VectorIndex.MOST_NEIGHBOURS || all.places().size() < count - 1;
            if (shown.places().size() >= limit || exhausted) {
                return shown.first(limit);
            }
            count = Math.min(VectorIndex.MOST_NEIGHBOURS, 4 * count);
        }
    }

    private Set<AssetId> trashed(List<AssetId> ids) {
        return catalog.find(ids).stream()
                .filter(asset -> asset.standing().trashed())
                .map(Asset::id)
                .collect(Collectors.toSet());
    }

    /** One more than is wanted, since the asset asked about may be among them. */
    private static int asked(int limit) {
        if (limit < 1 || limit > VectorIndex.MOST_NEIGHBOURS) {
            throw SluiceException.about(
                    FailureCode.INVALID,
                    "limit",
                    "limit is from 1 to " + VectorIndex.MOST_NEIGHBOURS + ", not " + limit + ".");
        }
        return Math.min(VectorIndex.MOST_NEIGHBOURS, limit + 1);
    }

    private AssetId asset(String reference) {
        List<AssetId> found = catalog.resolve(reference, 2);
        if (found.isEmpty()) {
            throw SluiceException.about(FailureCode.NOT_FOUND, reference, "There is no asset " + reference + ".");
        }
        if (found.size() > 1 && found.get(1).hex().startsWith(reference.toLowerCase(Locale.ROOT))) {
            throw SluiceException.about(
                    FailureCode.INVALID, reference, reference + " stands for several assets: write more digits.");
        }
        return found.getFirst();
    }

    private Optional<float[]> vector(AssetId asset, String model, Embedding.Kind kind) {
        return Optional.ofNullable(findings.vectors(List.of(asset), model, kind).get(asset));
    }

    /** The assets that match, and the one asked about, whose stack counts even if it does not; null for all. */
    private @Nullable Set<AssetId> matches(Query filter, @Nullable AssetId asked) {
        if (filter instanceof Query.All) {
            return null;
        }
        Collection<AssetId> found = index.order(filter, Sort.NEWEST, MOST_MATCHES);
        Set<AssetId> matches = new HashSet<>(found);
        if (asked != null) {
            matches.add(asked);
        }
        return matches;
    }

    /** The asset asked about is nearest to itself, also when it is not in the index yet. */
    private static List<Neighbour> withFirst(AssetId asset, List<Neighbour> nearest) {
        return Stream.concat(
                        Stream.of(new Neighbour(asset, 1)),
                        nearest.stream().filter(one -> !one.id().equals(asset)))
                .toList();
    }

    private List<Neighbour> refined(List<Neighbour> nearest, float[] wanted, String model) {
        List<AssetId> first =
                nearest.stream().skip(1).limit(REFINED).map(Neighbour::id).toList();
        Map<AssetId, float[]> crops = findings.vectors(first, model, Embedding.Kind.CROPS);
        return CropOrder.refined(nearest, wanted, crops);
    }
}
