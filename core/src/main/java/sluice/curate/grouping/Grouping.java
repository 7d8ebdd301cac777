package sluice.curate.grouping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.curate.Decided;
import sluice.curate.Decision;
import sluice.curate.Groups;
import sluice.curate.doubt.DoubtfulPairs;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;
import sluice.curate.lineage.LineageDecisions;
import sluice.curate.member.Member;
import sluice.curate.session.SessionDecisions;
import sluice.curate.stack.StackDecisions;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Puts new and changed assets into stacks and sessions and finds what they were made from. Where something belongs
 * follows from the catalog, from what was written before, from the order of arrival and from what the user said of it:
 * taking the same assets again changes nothing. What the user said, no rule goes against.
 *
 * <p>It remembers some 250 bytes of each asset, read from the catalog when the first ones are taken: a second for every
 * thirty thousand. After a failed write all of it is read again. Nobody else may write groups meanwhile. Safe for several
 * threads, one at a time.
 */
public final class Grouping {
    private final Catalog catalog;
    private final Groups groups;
    private final Looks looks;
    private final GroupingRules rules;
    private Optional<Memory> memory = Optional.empty();

    public Grouping(Catalog catalog, Groups groups, Looks looks, GroupingRules rules) {
        this.catalog = catalog;
        this.groups = groups;
        this.looks = looks;
        this.rules = rules;
    }

    /**
     * Groups these assets, as the catalog has them now; those alike that are not among them may be regrouped too.
     *
     * @return what was found now to be what some of them were made from
     */
    public synchronized Set<AssetId> take(List<Asset> changed) {
        if (changed.isEmpty()) {
            return Set.of();
        }
        Memory known = memory.orElseGet(this::read);
        memory = Optional.empty();
        Set<AssetId> parents = known.take(changed);
        memory = Optional.of(known);
        return parents;
    }

    /**
     * Does what the user says about groups, all of it or nothing, and regroups what follows from it.
     *
     * @return what takes it back, in the order in which it has to be said; empty when all of it was so already
     * @throws SluiceException with code {@code NOT_FOUND} for an asset or a session that is not known, {@code INVALID} for
     *     a pair of one and for a name that cannot be, {@code CONFLICT} for what cannot be
     */
    public List<Decision> decide(List<Decision> decisions) {
        return decide(() -> decisions).back();
    }

    /** @param plan asked while nobody else changes groups; what it throws is thrown, and nothing is changed */
    public synchronized Decided decide(Supplier<List<Decision>> plan) {
        List<Decision> decisions = plan.get();
        take(strangers(decisions));
        Memory known = memory.orElseGet(this::read);
        memory = Optional.of(known);
        SessionDecisions onSessions = new SessionDecisions(known.roster, known.sessions);
        LineageDecisions onLineage = new LineageDecisions(catalog, groups);
        decisions.forEach(decision -> check(decision, onSessions, onLineage));
        StackDecisions.Taken onStacks = known.decisions.take(decisions);
        memory = Optional.empty();
        if (!onStacks.done().isEmpty()) {
            known.decided(onStacks.done());
        }
        Decided decided = onLineage.takeAll(onSessions.takeAll(decisions, groups));
        memory = Optional.of(known);
        List<Decision> back = new ArrayList<>(onStacks.back());
        back.addAll(decided.back());
        return new Decided(decided.done(), back);
    }

    private static void check(Decision decision, SessionDecisions onSessions, LineageDecisions onLineage) {
        switch (decision) {
            case Decision.Named named -> onSessions.check(named);
            case Decision.Moved moved -> onSessions.check(moved);
            case Decision.Returned returned -> onSessions.check(returned);
            case Decision.MadeFrom made -> onLineage.check(made);
            case Decision.Unlinked _ -> {}
            case Decision.OnStacks _ -> {}
        }
    }

    /** Those that the decisions are about and that have come since the last were taken. */
    private List<Asset> strangers(List<Decision> decisions) {
        Set<AssetId> all = new LinkedHashSet<>();
        decisions.forEach(decision -> all.addAll(about(decision)));
        if (all.isEmpty()) {
            return List.of();
        }
        Map<AssetId, Asset> found = new HashMap<>();
        catalog.find(all).forEach(asset -> found.put(asset.id(), asset));
        for (AssetId one : all) {
            if (!found.containsKey(one)) {
                throw SluiceException.about(FailureCode.NOT_FOUND, "assets", "there is no asset " + one.hex());
            }
        }
        Memory known = memory.orElseGet(this::read);
        memory = Optional.of(known);
        return all.stream()
                .filter(one -> known.roster.find(one).filter(Member::known).isEmpty())
                .map(one -> Objects.requireNonNull(found.get(one)))
                .toList();
    }

    private static List<AssetId> about(Decision decision) {
        List<AssetId> assets = decision.assets();
        if (decision instanceof Decision.OnStacks
                && assets.size() == 2
                && assets.getFirst().equals(assets.getLast())) {
            throw SluiceException.about(
                    FailureCode.INVALID,
                    "assets",
                    "an image and itself are no pair: " + assets.getFirst().hex());
        }
        return decision instanceof Decision.OnLineage ? List.of() : assets;
    }

    /** Pairs of these that the user said are different pictures. */
    public synchronized List<Decision.Apart> apartAmong(Set<AssetId> assets) {
        Memory known = memory.orElseGet(this::read);
        memory = Optional.of(known);
        List<Decision.Apart> pairs = new ArrayList<>();
        for (AssetId asset : assets) {
            for (Member one : known.roster.find(asset).stream().toList()) {
                for (Member other : known.ties.apartFrom(one)) {
                    if (one.row() < other.row() && assets.contains(other.id())) {
                        pairs.add(new Decision.Apart(asset, other.id()));
                    }
                }
            }
        }
        return pairs;
    }

    /**
     * Pairs of which it is doubtful whether they are one picture, and of which the user has said nothing yet. A part of the
     * library is looked at, the newest first, until enough is found.
     *
     * @param after {@link DoubtfulPairs#next} of the look before, or null to begin with the newest
     * @param limit where to stop looking: a few more may be found than that
     * @throws SluiceException with code {@code INVALID} when {@code after} is no asset
     */
    public synchronized DoubtfulPairs doubtful(@Nullable AssetId after, int limit) {
        Memory known = memory.orElseGet(this::read);
        memory = Optional.of(known);
        Member last = null;
        if (after != null) {
            last = known.roster
                    .find(after)
                    .filter(Member::known)
                    .orElseThrow(() -> SluiceException.about(
                            FailureCode.INVALID, "after", "after: there is no image " + after.hex()));
        }
        return known.doubts.find(last, limit);
    }

    private Memory read() {
        return Memory.read(catalog, groups, looks, rules);
    }
}
