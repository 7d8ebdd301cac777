package sluice.curate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Lineage;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.metadata.Parameter;

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
    private static final int BATCH = 1_000;

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
        Memory known = memory.orElseGet(this::load);
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
        Memory known = memory.orElseGet(this::load);
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
        Memory known = memory.orElseGet(this::load);
        memory = Optional.of(known);
        return all.stream()
                .filter(one ->
                        known.roster.find(one).filter(member -> member.known).isEmpty())
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
        Memory known = memory.orElseGet(this::load);
        memory = Optional.of(known);
        List<Decision.Apart> pairs = new ArrayList<>();
        for (AssetId asset : assets) {
            for (Member one : known.roster.find(asset).stream().toList()) {
                for (Member other : known.ties.apartFrom(one)) {
                    if (one.row < other.row && assets.contains(other.id())) {
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
        Memory known = memory.orElseGet(this::load);
        memory = Optional.of(known);
        Member last = null;
        if (after != null) {
            last = known.roster
                    .find(after)
                    .filter(member -> member.known)
                    .orElseThrow(() -> SluiceException.about(
                            FailureCode.INVALID, "after", "after: there is no image " + after.hex()));
        }
        return known.doubts.find(last, limit);
    }

    private Memory load() {
        Memory loaded = new Memory();
        List<AssetId> pinned = groups.pinnedAfter(null, BATCH);
        while (!pinned.isEmpty()) {
            pinned.forEach(asset -> loaded.member(asset).pinned = true);
            pinned = groups.pinnedAfter(pinned.getLast(), BATCH);
        }
        Map<Long, String> names = groups.namesAfter(0, BATCH);
        while (!names.isEmpty()) {
            names.forEach(loaded.sessions::load);
            names = groups.namesAfter(Collections.max(names.keySet()), BATCH);
        }
        long id = 0;
        List<Stack> stacks = groups.stacksAfter(id, BATCH);
        while (!stacks.isEmpty()) {
            stacks.forEach(loaded::load);
            id = stacks.getLast().id();
            stacks = groups.stacksAfter(id, BATCH);
        }
        long revision = 0;
        List<Asset> assets = catalog.changedSince(revision, BATCH);
        while (!assets.isEmpty()) {
            loaded.load(assets);
            revision = assets.getLast().revision();
            assets = catalog.changedSince(revision, BATCH);
        }
        List<KeptDecision> decisions = groups.decisionsAfter(0, BATCH);
        while (!decisions.isEmpty()) {
            decisions.forEach(kept -> loaded.decisions.load(kept.decision()));
            decisions = groups.decisionsAfter(decisions.getLast().id(), BATCH);
        }
        return loaded;
    }

    /** What is remembered, from one failure to the next. */
    private final class Memory {
        private final Roster roster = new Roster();
        private final TimeLine time = new TimeLine();
        private final Ties ties = new Ties();
        private final StackBook stacks = new StackBook(ties);
        private final SessionBook sessions = new SessionBook(roster, time, rules);
        private final LineageRules lineage = new LineageRules(roster);
        private final StackRules stacking = new StackRules(roster, stacks, ties, lineage, rules, looks);
        private final Doubts doubts = new Doubts(roster, time, stacks, stacking, ties, rules, looks);
        private final StackDecisions decisions = new StackDecisions(ties, stacks, stacking::belong, this::member);

        void load(Stack stack) {
            stacks.load(stack.id(), member(stack.anchor()), member(stack.cover()), stack.reason());
        }

        private Member member(AssetId id) {
            return roster.find(id).orElseGet(() -> roster.add(id));
        }

        /** Assets that change while the catalog is read come twice. */
        void load(List<Asset> assets) {
            List<Member> added = new ArrayList<>();
            for (Asset asset : assets) {
                Member member = member(asset.id());
                if (!member.known) {
                    learn(member, asset);
                    member.stack = Optional.ofNullable(asset.standing().stack()).orElse(0L);
                    member.session =
                            Optional.ofNullable(asset.standing().session()).orElse(0L);
                    stacks.loadMember(member);
                    sessions.load(member);
                    added.add(member);
                }
            }
            time.change(added, new long[0]);
        }

        /** Learns of assets that have not been taken yet; their groups are looked for when they are. */
        private void learn(Member member, Asset asset) {
            member.takeTime(asset);
            member.takeLook(asset);
            member.takeWorth(asset.standing());
            member.words = words(asset);
            member.known = true;
            roster.index(member);
        }

        Set<AssetId> take(List<Asset> changed) {
            Set<Member> looksNew = new HashSet<>();
            List<Member> toPlace = takeIn(changed, looksNew);
            Set<Lineage> links = new LinkedHashSet<>();
            for (Member member : toPlace) {
                stacking.place(member, looksNew.contains(member));
                lineage.links(member).forEach(links::add);
                if (member.session == 0) {
                    sessions.place(member);
                }
                member.placed = true;
            }
            stacking.settle();
            write(List.of());
            if (!links.isEmpty()) {
                groups.deduce(List.copyOf(links));
            }
            return links.stream().map(Lineage::parent).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** The members whose groups have to be looked for. */
        private List<Member> takeIn(List<Asset> changed, Set<Member> looksNew) {
            Set<Member> toPlace = new LinkedHashSet<>();
            List<Member> added = new ArrayList<>();
            List<Long> moved = new ArrayList<>();
            for (Asset asset : changed) {
                Member member = member(asset.id());
                if (!member.known) {
                    learn(member, asset);
                    added.add(member);
                    toPlace.add(member);
                    continue;
                }
                if (!member.placed) {
                    toPlace.add(member);
                }
                long formerEntry = TimeLine.entry(member);
                if (member.takeTime(asset) && !added.contains(member)) {
                    moved.add(formerEntry);
                    added.add(member);
                    sessions.retime(member);
                }
                roster.forgetLook(member);
                if (member.takeLook(asset)) {
                    member.words = words(asset);
                    toPlace.add(member);
                    looksNew.add(member);
                    stacks.reconsider(member);
                }
                roster.index(member);
                if (member.takeWorth(asset.standing())) {
                    stacks.reconsider(member);
                }
            }
            time.change(added, moved.stream().mapToLong(Long::longValue).toArray());
            return List.copyOf(toPlace);
        }

        /** Writes down what was decided, and what follows from it. */
        void decided(List<Decision> done) {
            stacking.settle();
            write(done);
        }

        private void write(List<Decision> done) {
            Map<Assignment, Optional<StackState>> stacked = stacks.changes();
            Map<Assignment, Long> inSessions = sessions.changes();
            List<Assignment> all = new ArrayList<>();
            done.forEach(decision -> all.add(new Assignment.Decided(decision)));
            all.addAll(stacked.keySet());
            all.addAll(inSessions.keySet());
            if (all.isEmpty()) {
                return;
            }
            List<Long> ids = groups.assign(all);
            Map<Assignment, Long> numbers = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                numbers.put(all.get(i), ids.get(i));
            }
            stacked.forEach(
                    (change, stack) -> stack.ifPresent(one -> stacks.numbered(one, numbers.getOrDefault(change, 0L))));
            Map<Long, Long> sessionNumbers = new LinkedHashMap<>();
            inSessions.forEach((change, session) -> sessionNumbers.put(session, numbers.getOrDefault(change, 0L)));
            sessions.numbered(sessionNumbers);
        }
    }

    private static WordSet words(Asset asset) {
        return asset.generation().get(Parameter.PROMPT).map(WordSet::of).orElse(WordSet.NONE);
    }
}
