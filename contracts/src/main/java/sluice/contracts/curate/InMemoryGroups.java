package sluice.contracts.curate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.asset.Standing;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.curate.Assignment;
import sluice.curate.Decision;
import sluice.curate.Groups;
import sluice.curate.KeptDecision;
import sluice.curate.Session;
import sluice.curate.SessionMember;
import sluice.curate.Stack;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;

/** The contract of the groups said again in plain collections, for tests. Members are those whose standings say so. */
public final class InMemoryGroups implements Groups {
    private static final Set<SignalKind> VALUED = EnumSet.of(SignalKind.DOWNLOADED, SignalKind.SHARED);

    /** What is kept of a stack beside its members' standings. */
    private record Kept(AssetId cover, AssetId anchor, String reason) {}

    private final InMemoryCatalog catalog;
    private final Signals signals;
    private final TreeMap<Long, Kept> stacks = new TreeMap<>();
    private final InMemoryDecisions decided = new InMemoryDecisions();
    private final TreeMap<Long, String> names = new TreeMap<>();
    private final Set<AssetId> pinned = new HashSet<>();
    private long lastStack;
    private long lastSession;

    public InMemoryGroups(InMemoryCatalog catalog, Signals signals) {
        this.catalog = catalog;
        this.signals = signals;
    }

    @Override
    public List<Long> assign(List<Assignment> assignments) {
        synchronized (catalog) {
            return assignments.stream().map(this::assign).toList();
        }
    }

    private long assign(Assignment assignment) {
        return switch (assignment) {
            case Assignment.Stacked stacked -> stack(stacked);
            case Assignment.Alone(AssetId asset) -> {
                leave(asset);
                yield 0L;
            }
            case Assignment.Decided(Decision decision) -> {
                decided.take(decision, asset -> catalog.standing(asset).isPresent());
                yield 0L;
            }
            case Assignment.InSession(long id, List<AssetId> members) -> session(id, members, false);
            case Assignment.Put(long id, List<AssetId> members, boolean pinned) -> {
                long session = session(id, members, true);
                known(members).forEach(member -> pin(member, pinned));
                yield session;
            }
            case Assignment.Called(long id, String name) -> call(id, name);
        };
    }

    @Override
    public List<KeptDecision> decisionsAfter(long id, int limit) {
        requireNotNegative(limit);
        synchronized (catalog) {
            return decided.after(id, limit);
        }
    }

    private long stack(Assignment.Stacked stacked) {
        List<AssetId> known = known(stacked.members());
        if (known.isEmpty()) {
            return 0;
        }
        long id = stacks.containsKey(stacked.id()) ? stacked.id() : ++lastStack;
        AssetId cover = known.getFirst();
        for (AssetId member : known) {
            Long before = standing(member).stack();
            if (!Objects.equals(before, id)) {
                leave(member);
            }
            catalog.stand(member, standing -> standing.withStack(id, standing.cover() && standing.stack() != null));
        }
        AssetId anchor = members(id).contains(stacked.anchor()) ? stacked.anchor() : cover;
        stacks.put(id, new Kept(cover, anchor, stacked.reason()));
        return settle(id) ? id : 0;
    }

    private void leave(AssetId asset) {
        Long stack = catalog.standing(asset).map(Standing::stack).orElse(null);
        if (stack != null) {
            catalog.stand(asset, standing -> standing.withStack(null, false));
            settle(stack);
        }
    }

    /** Sees to it that a stack has two members or more, a cover and an anchor; whether there is one. */
    private boolean settle(long id) {
        Kept kept = Objects.requireNonNull(stacks.get(id));
        List<AssetId> members = members(id);
        if (members.size() < 2) {
            members.forEach(member -> catalog.stand(member, standing -> standing.withStack(null, false)));
            stacks.remove(id);
            return false;
        }
        AssetId first = members.getFirst();
        Kept now = new Kept(
                members.contains(kept.cover()) ? kept.cover() : first,
                members.contains(kept.anchor()) ? kept.anchor() : first,
                kept.reason());
        stacks.put(id, now);
        for (AssetId member : members) {
            catalog.stand(member, standing -> standing.withStack(id, member.equals(now.cover())));
        }
        return true;
    }

    /** @param again whether a session that is gone comes back under its number */
    private long session(long id, List<AssetId> members, boolean again) {
        List<AssetId> known = known(members);
        if (known.isEmpty()) {
            return 0;
        }
        boolean goesOn =
                id > 0 && (again ? id <= lastSession : !sessionMembers(id).isEmpty());
        long session = goesOn ? id : ++lastSession;
        known.forEach(member -> catalog.stand(member, standing -> standing.withSession(session)));
        names.keySet().removeIf(one -> sessionMembers(one).isEmpty());
        return session;
    }

    private void pin(AssetId asset, boolean pin) {
        if (pin) {
            pinned.add(asset);
        } else {
            pinned.remove(asset);
        }
    }

    private long call(long id, String name) {
        if (sessionMembers(id).isEmpty()) {
            return 0;
        }
        if (name.isEmpty()) {
            names.remove(id);
        } else {
            names.put(id, name);
        }
        return id;
    }

    @Override
    public void link(List<Lineage> links) {
        synchronized (catalog) {
            for (Lineage link : links) {
                if (!goesRound(link)) {
                    catalog.link(link);
                }
            }
        }
    }

    @Override
    public void deduce(List<Lineage> links) {
        synchronized (catalog) {
            for (Lineage link : links) {
                if (others(link).isEmpty()) {
                    link(List.of(link));
                }
            }
        }
    }

    @Override
    public void declare(List<Lineage> links) {
        synchronized (catalog) {
            for (Lineage link : links) {
                if (!goesRound(link)) {
                    others(link).forEach(catalog::unlink);
                    catalog.link(link);
                }
            }
        }
    }

    /** How the pair is linked otherwise. */
    private List<Lineage> others(Lineage link) {
        return parents(List.of(link.child())).getOrDefault(link.child(), List.of()).stream()
                .filter(other -> other.parent().equals(link.parent()))
                .filter(other -> other.kind() != link.kind() && other.kind() != Lineage.Kind.REPLACED)
                .toList();
    }

    private boolean goesRound(Lineage link) {
        return ancestors(link.parent()).contains(link.child());
    }

    private Set<AssetId> ancestors(AssetId asset) {
        Set<AssetId> seen = new LinkedHashSet<>(Set.of(asset));
        List<AssetId> next = List.of(asset);
        while (!next.isEmpty()) {
            next = parents(next).values().stream()
                    .flatMap(List::stream)
                    .map(Lineage::parent)
                    .filter(seen::add)
                    .toList();
        }
        return seen;
    }

    @Override
    public void unlink(List<Lineage> links) {
        links.forEach(catalog::unlink);
    }

    @Override
    public Map<Long, Stack> stacks(Collection<Long> ids) {
        synchronized (catalog) {
            Map<Long, Stack> found = new LinkedHashMap<>();
            ids.stream().filter(stacks::containsKey).forEach(id -> found.put(id, stack(id)));
            return found;
        }
    }

    private Stack stack(long id) {
        Kept kept = Objects.requireNonNull(stacks.get(id));
        List<AssetId> members = new ArrayList<>(members(id));
        members.remove(kept.cover());
        members.addFirst(kept.cover());
        return new Stack(id, kept.cover(), kept.anchor(), kept.reason(), members);
    }

    @Override
    public Map<Long, Integer> stackSizes(Collection<Long> ids) {
        Map<Long, Integer> sizes = new LinkedHashMap<>();
        stacks(ids).forEach((id, stack) -> sizes.put(id, stack.members().size()));
        return sizes;
    }

    @Override
    public List<Stack> stacksAfter(long id, int limit) {
        requireNotNegative(limit);
        synchronized (catalog) {
            return stacks.tailMap(id, false).keySet().stream()
                    .limit(limit)
                    .map(this::stack)
                    .toList();
        }
    }

    @Override
    public Map<Long, Session> sessions(Collection<Long> ids) {
        synchronized (catalog) {
            Map<Long, Session> found = new LinkedHashMap<>();
            for (long id : ids) {
                session(id).ifPresent(session -> found.put(id, session));
            }
            return found;
        }
    }

    private Optional<Session> session(long id) {
        List<Asset> members = sessionMembers(id);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        List<Instant> times = members.stream().map(Asset::createdAt).sorted().toList();
        return Optional.of(new Session(
                id,
                names.getOrDefault(id, ""),
                times.getFirst(),
                times.getLast(),
                members.size(),
                members.stream().filter(this::valued).count()));
    }

    private boolean valued(Asset asset) {
        Standing standing = asset.standing();
        return standing.starred()
                || standing.rating() >= 4
                || !standing.collections().isEmpty()
                || signals.of(List.of(asset.id())).getOrDefault(asset.id(), List.of()).stream()
                        .map(Signal::kind)
                        .anyMatch(VALUED::contains)
                || catalog.details(asset.id()).orElseThrow().children().stream()
                        .anyMatch(link -> link.kind() == Lineage.Kind.UPSCALED);
    }

    @Override
    public List<Session> sessionsBefore(@Nullable Long id, int limit) {
        requireNotNegative(limit);
        synchronized (catalog) {
            List<Session> all = catalog.find(catalog.ids()).stream()
                    .map(asset -> asset.standing().session())
                    .filter(Objects::nonNull)
                    .distinct()
                    .flatMap(session -> session(session).stream())
                    .sorted(Comparator.comparing(Session::from)
                            .thenComparing(Session::id)
                            .reversed())
                    .toList();
            int place = id == null ? -1 : all.stream().map(Session::id).toList().indexOf(id);
            return id != null && place < 0
                    ? List.of()
                    : all.stream().skip(place + 1L).limit(limit).toList();
        }
    }

    @Override
    public List<SessionMember> sessionMembers(long id, @Nullable AssetId after, int limit) {
        requireNotNegative(limit);
        synchronized (catalog) {
            List<AssetId> imported = catalog.ids();
            Comparator<Asset> order =
                    Comparator.comparing(Asset::createdAt).thenComparing(asset -> imported.indexOf(asset.id()));
            List<Asset> last = after == null ? List.of() : catalog.find(List.of(after));
            return after != null && last.isEmpty()
                    ? List.of()
                    : sessionMembers(id).stream()
                            .filter(asset -> last.isEmpty() || order.compare(asset, last.getFirst()) > 0)
                            .sorted(order)
                            .limit(limit)
                            .map(InMemoryGroups::member)
                            .toList();
        }
    }

    private static SessionMember member(Asset asset) {
        Standing standing = asset.standing();
        @Nullable Double value = standing.value();
        return new SessionMember(
                asset.id(),
                asset.createdAt(),
                value == null ? 0 : value,
                !standing.trashed() && (standing.stack() == null || standing.cover()));
    }

    @Override
    public Map<Long, String> namesAfter(long id, int limit) {
        requireNotNegative(limit);
        Map<Long, String> found = new LinkedHashMap<>();
        names.tailMap(id, false).entrySet().stream()
                .limit(limit)
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    @Override
    public List<AssetId> pinnedAfter(@Nullable AssetId after, int limit) {
        requireNotNegative(limit);
        List<AssetId> all = catalog.ids().stream().filter(pinned::contains).toList();
        return all.stream().skip(all.indexOf(after) + 1L).limit(limit).toList();
    }

    @Override
    public Map<AssetId, List<Lineage>> parents(Collection<AssetId> children) {
        Map<AssetId, List<Lineage>> parents = new LinkedHashMap<>();
        for (AssetId child : children) {
            catalog.details(child)
                    .filter(details -> !details.parents().isEmpty())
                    .ifPresent(details -> parents.put(child, details.parents()));
        }
        return parents;
    }

    @Override
    public Map<AssetId, List<Lineage>> children(Collection<AssetId> parents) {
        Map<AssetId, List<Lineage>> children = new LinkedHashMap<>();
        for (AssetId parent : parents) {
            catalog.details(parent)
                    .filter(details -> !details.children().isEmpty())
                    .ifPresent(details -> children.put(parent, details.children()));
        }
        return children;
    }

    private Standing standing(AssetId asset) {
        return catalog.standing(asset).orElseThrow();
    }

    private List<AssetId> known(List<AssetId> assets) {
        return assets.stream()
                .filter(asset -> catalog.standing(asset).isPresent())
                .distinct()
                .toList();
    }

    /** In order of import. */
    private List<AssetId> members(long stack) {
        return catalog.ids().stream()
                .filter(asset -> Objects.equals(standing(asset).stack(), stack))
                .toList();
    }

    private List<Asset> sessionMembers(long session) {
        return catalog.find(catalog.ids()).stream()
                .filter(asset -> Objects.equals(asset.standing().session(), session))
                .toList();
    }

    private static void requireNotNegative(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
    }
}
