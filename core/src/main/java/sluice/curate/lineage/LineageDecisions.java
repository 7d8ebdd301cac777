package sluice.curate.lineage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Lineage;
import sluice.curate.Decided;
import sluice.curate.Decision;
import sluice.curate.Lineages;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** What the user says an asset was made from. */
public final class LineageDecisions {
    private final Catalog catalog;
    private final Lineages lineages;

    public LineageDecisions(Catalog catalog, Lineages lineages) {
        this.catalog = catalog;
        this.lineages = lineages;
    }

    /**
     * Refuses what cannot be.
     *
     * @throws SluiceException with code NOT_FOUND for an unknown asset, CONFLICT for an asset made from itself, also by
     *     way of others
     */
    public void check(Decision.MadeFrom made) {
        Lineage link = made.link();
        for (AssetId asset : List.of(link.parent(), link.child())) {
            if (catalog.find(List.of(asset)).isEmpty()) {
                throw SluiceException.about(FailureCode.NOT_FOUND, "parent", "there is no asset " + asset.hex());
            }
        }
        if (link.parent().equals(link.child())) {
            throw SluiceException.about(FailureCode.CONFLICT, "parent", "an image is not made from itself");
        }
        if (ancestors(link.parent()).contains(link.child())) {
            throw SluiceException.about(
                    FailureCode.CONFLICT,
                    "parent",
                    "the image " + link.parent().hex() + " was itself made from this one, directly or through others");
        }
    }

    private Set<AssetId> ancestors(AssetId asset) {
        Set<AssetId> seen = new HashSet<>(Set.of(asset));
        List<AssetId> next = List.of(asset);
        while (!next.isEmpty() && seen.size() < Lineages.MOST_ANCESTORS) {
            List<AssetId> above = new ArrayList<>();
            lineages.parents(next).values().stream()
                    .flatMap(List::stream)
                    .map(Lineage::parent)
                    .filter(seen::add)
                    .forEach(above::add);
            next = above;
        }
        return seen;
    }

    /** Writes what is about lineage, each for itself. */
    public Decided takeAll(Decided sessions) {
        List<Decision> back = new ArrayList<>(sessions.back());
        for (Decision decision : sessions.done()) {
            if (decision instanceof Decision.MadeFrom made) {
                back.addAll(0, take(made));
            } else if (decision instanceof Decision.Unlinked unlinked) {
                back.addAll(0, take(unlinked));
            }
        }
        return new Decided(sessions.done(), back);
    }

    /** What takes it back; empty when it was known. */
    private List<Decision> take(Decision.MadeFrom made) {
        if (known(made.link())) {
            return List.of();
        }
        lineages.link(List.of(made.link()));
        return known(made.link()) ? List.of(new Decision.Unlinked(made.link())) : List.of();
    }

    private List<Decision> take(Decision.Unlinked unlinked) {
        if (!known(unlinked.link())) {
            return List.of();
        }
        lineages.unlink(List.of(unlinked.link()));
        return List.of(new Decision.MadeFrom(unlinked.link()));
    }

    private boolean known(Lineage link) {
        return lineages.parents(List.of(link.child()))
                .getOrDefault(link.child(), List.of())
                .contains(link);
    }
}
