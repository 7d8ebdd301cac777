package sluice.collection;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.QueryParser;
import sluice.signal.SignalKind;

/** Makes collections, changes and deletes them; each act answers what it did, which can be taken back. */
public final class CollectionEdits {
    private final Collections collections;
    private final QueryParser parser;
    private final InstantSource clock;

    /**
     * What is to be different; null for what stays.
     *
     * @param kind not from or to a saved search
     */
    public record Edit(
            @Nullable String name,
            @Nullable CollectionKind kind,
            @Nullable String query,
            @Nullable String note) {}

    /** @param parser reads queries; which others are saved is its own affair here */
    public CollectionEdits(Collections collections, QueryParser parser, InstantSource clock) {
        this.collections = collections;
        this.parser = parser;
        this.clock = clock;
    }

    /**
     * Makes one that is empty, or a saved search.
     *
     * @throws SluiceException with code {@code CONFLICT} when the name is taken
     * @throws sluice.search.QuerySyntaxException when the query is none, or would find itself
     */
    public synchronized CollectionChange create(
            String name, CollectionKind kind, String query, String note, String origin) {
        Definition made = new Definition(name, kind, query, note, clock.instant());
        List<CollectionEntry> all = collections.all();
        requireFree(made.name(), null, all);
        if (all.stream().filter(CollectionEntry::written).count() >= Collections.MOST) {
            throw SluiceException.of(
                    FailureCode.TOO_LARGE,
                    "There are %,d collections, and no room for more.".formatted(Collections.MOST));
        }
        check(made, null);
        return done(new CollectionChange(null, made, List.of(), List.of()), origin);
    }

    /**
     * Changes one.
     *
     * @throws SluiceException with code {@code NOT_FOUND} for an unknown name, {@code CONFLICT} for a new one that is taken
     * @throws sluice.search.QuerySyntaxException as for {@link #create}
     */
    public synchronized CollectionChange edit(String name, Edit edit, String origin) {
        CollectionEntry entry = entry(name);
        Definition before = entry.definition();
        Definition after = new Definition(
                edit.name() == null ? before.name() : edit.name(),
                edit.kind() == null ? before.kind() : edit.kind(),
                edit.query() == null ? before.query() : edit.query(),
                edit.note() == null ? before.note() : edit.note(),
                before.created());
        requireSameSort(before, after);
        if (!after.name().equals(before.name())) {
            requireFree(after.name(), before.name(), collections.all());
        }
        if (!after.name().equals(before.name()) || !after.query().equals(before.query())) {
            check(after, before.name());
        }
        if (after.equals(before)) {
            return new CollectionChange(before, before, List.of(), List.of());
        }
        boolean moves = !after.name().equals(before.name()) || after.kind() != before.kind();
        List<Membership> leave = moves ? members(before) : List.of();
        List<Membership> join = leave.stream()
                .map(one -> one.in(after.name(), kindIn(after, before, one)))
                .distinct()
                .toList();
        return done(new CollectionChange(entry.written() ? before : null, after, leave, join), origin);
    }

    /** Deletes one; what was in it stays where it is. */
    public synchronized CollectionChange delete(String name, String origin) {
        CollectionEntry entry = entry(name);
        return done(
                new CollectionChange(
                        entry.written() ? entry.definition() : null, null, members(entry.definition()), List.of()),
                origin);
    }

    /** Carries out what was done before, or what takes it back. */
    public synchronized void again(CollectionChange change, String origin) {
        done(change, origin);
    }

    private CollectionChange done(CollectionChange change, String origin) {
        collections.make(change, clock.instant(), origin);
        return change;
    }

    private CollectionEntry entry(String name) {
        return collections
                .find(name)
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.NOT_FOUND, "name", "there is no collection \"" + name + "\""));
    }

    private static SignalKind kindIn(Definition after, Definition before, Membership member) {
        return after.kind() == before.kind()
                ? member.kind()
                : after.kind().adding().orElse(member.kind());
    }

    private List<Membership> members(Definition of) {
        List<Membership> members = collections.members(of.name(), Collections.MOST_MEMBERS + 1);
        if (members.size() > Collections.MOST_MEMBERS) {
            throw SluiceException.about(
                    FailureCode.TOO_LARGE,
                    "name",
                    "\"%s\" holds more than %,d images: too many to move in one go"
                            .formatted(of.name(), Collections.MOST_MEMBERS));
        }
        return members;
    }

    private static void requireSameSort(Definition before, Definition after) {
        if ((before.kind() == CollectionKind.QUERY) != (after.kind() == CollectionKind.QUERY)) {
            throw SluiceException.about(
                    FailureCode.INVALID,
                    "kind",
                    "kind: a saved search holds what it finds and stays one, and others do not become one");
        }
    }

    /** @param except the name it has now, in whatever case, or null */
    private static void requireFree(String name, @Nullable String except, List<CollectionEntry> all) {
        for (CollectionEntry entry : all) {
            Definition other = entry.definition();
            if (!other.name().equals(except) && Definition.sameName(other.name(), name)) {
                throw SluiceException.about(
                        FailureCode.CONFLICT,
                        "name",
                        "there is a " + other.kind().words() + " \"" + other.name() + "\" already");
            }
        }
    }

    /** A saved search has to be one, among the others as they will be. */
    private void check(Definition definition, @Nullable String before) {
        if (definition.kind() == CollectionKind.QUERY) {
            Map<String, String> others = new HashMap<>(collections.queries());
            if (before != null) {
                others.remove(before);
            }
            others.put(definition.name(), definition.query());
            parser.with(() -> others).parseSaved(definition.name(), definition.query());
        }
    }
}
