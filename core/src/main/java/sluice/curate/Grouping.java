package sluice.curate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Lineage;
import sluice.metadata.Parameter;

/**
 * Puts new and changed assets into stacks and sessions and finds what they were made from. Where something belongs
 * follows from the catalog, from what was written before, and from the order of arrival alone: taking the same assets
 * again changes nothing.
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
     * Takes over what the user says: all of it, or nothing when any of it is refused.
     *
     * @return what takes it back, in order; empty when it changed nothing
     * @throws sluice.failure.SluiceException with code NOT_FOUND for a session or an asset that is not known, INVALID for
     *     a name that cannot be, CONFLICT for an asset made from itself
     */
    public List<Decision> decide(List<Decision> decisions) {
        return decide(() -> decisions).back();
    }

    /** @param plan asked while nobody else changes groups; what it throws is thrown, and nothing is changed */
    public synchronized Decided decide(Supplier<List<Decision>> plan) {
        List<Decision> decisions = plan.get();
        Memory known = memory.orElseGet(this::load);
        memory = Optional.of(known);
        SessionDecisions onSessions = new SessionDecisions(known.roster, known.sessions);
        LineageDecisions onLineage = new LineageDecisions(catalog, groups);
        known.meet(assetsOf(decisions));
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Named named -> onSessions.check(named);
                case Decision.Moved moved -> onSessions.check(moved);
                case Decision.Returned returned -> onSessions.check(returned);
                case Decision.MadeFrom made -> onLineage.check(made);
                case Decision.Unlinked _ -> {}
                case Decision.Apart _ -> throw notYet();
                case Decision.Together _ -> throw notYet();
                case Decision.Undecided _ -> throw notYet();
                case Decision.Cover _ -> throw notYet();
                case Decision.AnyCover _ -> throw notYet();
            }
        }
        memory = Optional.empty();
        Decided decided = onSessions.takeAll(decisions, groups);
        memory = Optional.of(known);
        return onLineage.takeAll(decided);
    }

    private static UnsupportedOperationException notYet() {
        return new UnsupportedOperationException("decisions about stacks are not taken yet");
    }

    private static List<AssetId> assetsOf(List<Decision> decisions) {
        return decisions.stream()
                .<AssetId>mapMulti((decision, into) -> {
                    if (decision instanceof Decision.Moved moved) {
                        moved.assets().forEach(into);
                    } else if (decision instanceof Decision.Returned returned) {
                        returned.assets().forEach(into);
                    }
                })
                .toList();
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
        return loaded;
    }

    /** What is remembered, from one failure to the next. */
    private final class Memory {
        private final Roster roster = new Roster();
        private final TimeLine time = new TimeLine();
        private final StackBook stacks = new StackBook();
        private final SessionBook sessions = new SessionBook(roster, time, rules);
        private final LineageRules lineage = new LineageRules(roster);
        private final StackRules stacking = new StackRules(roster, stacks, lineage, rules, looks);

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
        void meet(List<AssetId> assets) {
            List<AssetId> strangers = assets.stream()
                    .filter(asset ->
                            roster.find(asset).filter(member -> member.known).isEmpty())
                    .toList();
            if (!strangers.isEmpty()) {
                load(catalog.find(strangers));
            }
        }

        private void learn(Member member, Asset asset) {
            member.takeTime(asset);
            member.takeLook(asset);
            member.takeWorth(asset.standing());
            member.words = words(asset);
            member.known = true;
            roster.index(member);
        }

        Set<AssetId> take(List<Asset> changed) {
            List<Member> toPlace = takeIn(changed);
            Set<Lineage> links = new LinkedHashSet<>();
            for (Member member : toPlace) {
                stacking.place(member);
                lineage.links(member).forEach(links::add);
                if (member.session == 0) {
                    sessions.place(member);
                }
                member.placed = true;
            }
            write();
            if (!links.isEmpty()) {
                groups.link(List.copyOf(links));
            }
            return links.stream().map(Lineage::parent).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** The members whose groups have to be looked for. */
        private List<Member> takeIn(List<Asset> changed) {
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
                    toPlace.add(member);
                }
                roster.forgetLook(member);
                if (member.takeLook(asset)) {
                    member.words = words(asset);
                    toPlace.add(member);
                }
                roster.index(member);
                if (member.takeWorth(asset.standing())) {
                    stacks.reconsider(member);
                }
            }
            time.change(added, moved.stream().mapToLong(Long::longValue).toArray());
            return List.copyOf(toPlace);
        }

        private void write() {
            Map<Assignment, Optional<StackState>> stacked = stacks.changes();
            Map<Assignment, Long> inSessions = sessions.changes();
            List<Assignment> all = new ArrayList<>(stacked.keySet());
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
