package sluice.collection;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.signal.NewSignal;

/**
 * What is said of a collection, beside what is in it.
 *
 * @param query of a saved search, in the query language; empty for other kinds
 * @param note the user's own words; empty for none
 * @param created in whole milliseconds
 */
public record Definition(String name, CollectionKind kind, String query, String note, Instant created) {
    static final int LONGEST_QUERY = 2_000;
    static final int LONGEST_NOTE = 2_000;

    /** Addresses cannot have them: browsers take them for steps between folders. */
    private static final Set<String> NO_NAMES = Set.of(".", "..");

    /** @throws SluiceException with code {@code INVALID} naming the field that does not fit */
    public Definition {
        name = NewSignal.collectionName(name);
        query = query.strip();
        note = note.strip();
        require("name", !NO_NAMES.contains(name), "a name, and not \"" + name + "\"");
        require("query", (kind == CollectionKind.QUERY) != query.isEmpty(), needed(kind));
        require("query", query.length() <= LONGEST_QUERY, "at most " + LONGEST_QUERY + " characters");
        require("note", note.length() <= LONGEST_NOTE, "at most " + LONGEST_NOTE + " characters");
        created = Instant.ofEpochMilli(created.toEpochMilli());
    }

    private static String needed(CollectionKind kind) {
        return kind == CollectionKind.QUERY
                ? "what a saved search finds; * finds everything"
                : "for saved searches only, not for a " + kind.words();
    }

    private static void require(String field, boolean holds, String allowed) {
        if (!holds) {
            throw SluiceException.about(FailureCode.INVALID, field, field + " is " + allowed);
        }
    }

    /** Whether two collections of these names could be told apart by somebody who searches for them. */
    static boolean sameName(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
