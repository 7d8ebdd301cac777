package sluice.curate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import sluice.asset.AssetId;
import sluice.asset.Lineage;

/**
 * Port: which asset was made from which, as far as it was derived or the user said so.
 *
 * <p>The contract, which {@code GroupsContract} tests line by line:
 *
 * <ul>
 *   <li>Every write is one transaction and idempotent. Unknown assets are passed over and left out of answers.
 *   <li>What was declared counts, what was deduced is its stand-in: of one pair there is one link, besides those that the
 *       user has added and {@code REPLACED}, which tells of a place and not of the picture.
 *   <li>All three ways to add pass over what would close a cycle, in the order of the list, and every link of an asset with
 *       itself. What the catalog records may still go round (a file that is replaced, and put back): who walks lineage
 *       keeps account of where it has been.
 * </ul>
 */
public interface Lineages {
    /** Ancestors of one asset that are looked at; what has more is taken for a cycle. */
    int MOST_ANCESTORS = 10_000;

    /** Adds what the user says; what is there already stays once. */
    void link(List<Lineage> links);

    /** Adds what rules made out, unless the pair is linked already, other than by {@code REPLACED}. */
    void deduce(List<Lineage> links);

    /** Adds what the maker of the child says, in place of all that the pair is linked by otherwise, save {@code REPLACED}. */
    void declare(List<Lineage> links);

    /** Takes lineage away; what is not there is passed over. */
    void unlink(List<Lineage> links);

    /** What these assets were made from. */
    Map<AssetId, List<Lineage>> parents(Collection<AssetId> children);

    /** What these assets were made into; the date of a child is that of its asset. */
    Map<AssetId, List<Lineage>> children(Collection<AssetId> parents);
}
