package sluice.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts saved queries in the place of {@code collection:NAME}, in one query and in all that comes to stand in it. Whatever
 * is wrong there is told of the place where the name stands.
 */
final class Expansion {
    /** Terms of a query and of all the saved ones in it. */
    static final int MOST_TERMS = 500;

    static final int DEEPEST = 8;

    private final SavedQueries saved;
    /** The names on the way to what is being read, by how they are compared. */
    private final Map<String, String> path = new LinkedHashMap<>();

    private @Nullable Map<String, String> known;
    private int terms;

    Expansion(SavedQueries saved) {
        this.saved = saved;
    }

    /** For a query that is to have this name itself. */
    Expansion within(String name) {
        path.put(folded(name), name);
        return this;
    }

    /** Called for each term; false when there are too many. */
    boolean count() {
        return ++terms <= MOST_TERMS;
    }

    /**
     * What a term about collections means.
     *
     * @param read reads a query's text
     */
    Query of(Query.Matching term, int start, int end, Function<String, Query> read) {
        if (known == null) {
            known = saved.all();
        }
        List<Query> any = new ArrayList<>(List.of(term));
        known.forEach((name, text) -> {
            if (term.pattern().matches(folded(name))) {
                Query inside = inside(name, text, start, end, read);
                if (inside instanceof Query.Or(List<Query> several)) {
                    any.addAll(several);
                } else {
                    any.add(inside);
                }
            }
        });
        return any.size() == 1 ? term : new Query.Or(any);
    }

    private Query inside(String name, String text, int start, int end, Function<String, Query> read) {
        String folded = folded(name);
        if (path.containsKey(folded)) {
            throw new QuerySyntaxException(
                    start,
                    end,
                    "The collection " + name + " would contain itself"
                            + (path.size() > 1 ? ", by way of " + String.join(", ", path.values()) : "") + ".",
                    "A saved search cannot ask for itself, nor for one that asks for it.");
        }
        if (path.size() >= DEEPEST) {
            throw new QuerySyntaxException(
                    start, end, "Saved searches stand more than " + DEEPEST + " deep in one another here.", null);
        }
        path.put(folded, name);
        try {
            return read.apply(text);
        } catch (QuerySyntaxException e) {
            throw new QuerySyntaxException(start, end, "In the collection " + name + ": " + e.getMessage(), e.hint());
        } finally {
            path.remove(folded);
        }
    }

    private static String folded(String name) {
        return Keyword.of(name).folded();
    }
}
