package sluice.curate.grouping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Lineage;
import sluice.curate.Assignment;
import sluice.curate.Decision;
import sluice.curate.Groups;
import sluice.curate.KeptDecision;
import sluice.curate.Stack;
import sluice.curate.doubt.Doubts;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;
import sluice.curate.lineage.LineageRules;
import sluice.curate.member.Member;
import sluice.curate.member.Roster;
import sluice.curate.member.TimeLine;
import sluice.curate.session.SessionBook;
import sluice.curate.stack.StackBook;
import sluice.curate.stack.StackDecisions;
import sluice.curate.stack.StackRules;
import sluice.curate.stack.StackState;
import sluice.curate.stack.Ties;

/** What grouping remembers of the library, from one failed write to the next. */
final class Memory {
    private static final int BATCH = 1_000;

    private final Groups groups;
    final Roster roster;
    private final TimeLine time;
    final Ties ties;
    private final StackBook stacks;
    final SessionBook sessions;
    private final LineageRules lineage;
    private final StackRules stacking;
    final Doubts doubts;
    final StackDecisions decisions;

    private Memory(Groups groups, GroupingRules rules, Looks looks) {
        this.groups = groups;
        roster = new Roster();
        time = new TimeLine();
        ties = new Ties();
        stacks = new StackBook(ties);
        sessions = new SessionBook(roster, time, rules);
        lineage = new LineageRules(roster);
        stacking = new StackRules(roster, stacks, ties, lineage, rules, looks);
        doubts = new Doubts(roster, time, stacks, stacking, ties, rules, looks);
        decisions = new StackDecisions(ties, stacks, stacking::belong, this::member);
    }

    /** Reads what is in the catalog and what was written of it: a second for every thirty thousand assets. */
    static Memory read(Catalog catalog, Groups groups, Looks looks, GroupingRules rules) {
        Memory loaded = new Memory(groups, rules, looks);
        List<AssetId> pinned = groups.pinnedAfter(null, BATCH);
        while (!pinned.isEmpty()) {
            pinned.forEach(asset -> loaded.member(asset).pin(true));
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

    private void load(Stack stack) {
        stacks.load(stack.id(), member(stack.anchor()), member(stack.cover()), stack.reason());
    }

    private Member member(AssetId id) {
        return roster.find(id).orElseGet(() -> roster.add(id));
    }

    /** Assets that change while the catalog is read come twice. */
    private void load(List<Asset> assets) {
        List<Member> added = new ArrayList<>();
        for (Asset asset : assets) {
            Member member = member(asset.id());
            if (!member.known()) {
                learn(member, asset);
                member.putInStack(Optional.ofNullable(asset.standing().stack()).orElse(0L));
                member.putInSession(
                        Optional.ofNullable(asset.standing().session()).orElse(0L));
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
        member.takeWords(asset);
        member.markKnown();
        roster.index(member);
    }

    /**
     * Finds the groups of these and writes what has changed.
     *
     * @return what was found now to be what some of them were made from
     */
    Set<AssetId> take(List<Asset> changed) {
        Set<Member> looksNew = new HashSet<>();
        List<Member> toPlace = takeIn(changed, looksNew);
        Set<Lineage> links = new LinkedHashSet<>();
        for (Member member : toPlace) {
            stacking.place(member, looksNew.contains(member));
            lineage.links(member).forEach(links::add);
            if (member.session() == 0) {
                sessions.place(member);
            }
            member.markPlaced();
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
            if (!member.known()) {
                learn(member, asset);
                added.add(member);
                toPlace.add(member);
                continue;
            }
            if (!member.placed()) {
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
                member.takeWords(asset);
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
