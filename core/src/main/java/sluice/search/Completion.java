package sluice.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What could stand where the user is typing.
 *
 * @param start where the part to replace begins: an index into the query's chars
 * @param end just after it
 * @param candidates the likeliest first
 */
public record Completion(int start, int end, List<Candidate> candidates) {
    private static final List<String> DATES = List.of("today", "yesterday", "7d", "30d", "1y");

    /**
     * One of them.
     *
     * @param text what replaces the part
     * @param count assets that have this value; null for the name of a field
     */
    public record Candidate(String text, @Nullable Long count) {}

    public Completion {
        candidates = List.copyOf(candidates);
    }

    /**
     * Field names and, after a colon, the field's values.
     *
     * @param caret where the user types: an index into the query's chars
     * @param limit the most candidates
     */
    public static Completion at(String query, int caret, SearchIndex index, int limit) {
        return at(query, caret, index, SavedQueries.NONE, limit);
    }

    /**
     * The same, the names of saved queries among the collections.
     *
     * @param caret where the user types: an index into the query's chars
     * @param limit the most candidates
     */
    public static Completion at(String query, int caret, SearchIndex index, SavedQueries saved, int limit) {
        int here = Math.clamp(caret, 0, query.length());
        int start = startOfTerm(query, here);
        String typed = query.substring(start, here);
        int end = endOfTerm(query, here, typed.chars().filter(c -> c == '"').count() % 2 == 1);
        int colon = typed.indexOf(':');
        List<Candidate> candidates = new ArrayList<>(
                colon < 0 ? names(typed) : values(typed.substring(0, colon), typed.substring(colon + 1), index, limit));
        if (colon >= 0 && typed.substring(0, colon).equalsIgnoreCase(Field.COLLECTION.label())) {
            candidates.addAll(saved(saved, typed.substring(colon + 1).replace("\"", "")));
        }
        return new Completion(start, end, candidates.stream().limit(limit).toList());
    }

    private static List<Candidate> names(String typed) {
        String prefix = typed.toLowerCase(Locale.ROOT);
        if (prefix.isEmpty()) {
            return List.of();
        }
        return Stream.concat(labels(), Stream.of("has", "like", "about"))
                .filter(label -> label.startsWith(prefix))
                .map(label -> new Candidate(label + ":", null))
                .toList();
    }

    private static List<Candidate> values(String label, String typed, SearchIndex index, int limit) {
        String value = typed.replace("\"", "");
        if (label.equalsIgnoreCase("has")) {
            return fixed("has", labels().toList(), value);
        }
        Optional<Field> known = Field.labelled(label);
        if (known.isEmpty()) {
            return List.of();
        }
        Field field = known.get();
        return switch (field.kind()) {
            case FLAG -> fixed(field.label(), List.copyOf(field.vocabulary()), value);
            case DATE -> fixed(field.label(), DATES, value);
            case TEXT -> List.of();
            case KEYWORD, NUMBER -> field.countable() ? suggested(field, value, index, limit) : List.of();
        };
    }

    private static List<Candidate> suggested(Field field, String value, SearchIndex index, int limit) {
        List<Candidate> candidates = new ArrayList<>();
        for (FacetValue suggestion : index.suggest(field, value, limit)) {
            candidates.add(new Candidate(field.label() + ":" + written(suggestion.value()), suggestion.count()));
        }
        return candidates;
    }

    private static List<Candidate> saved(SavedQueries saved, String typed) {
        String prefix = Folding.fold(typed);
        return saved.all().keySet().stream()
                .filter(name -> Keyword.of(name).folded().startsWith(prefix))
                .map(name -> new Candidate(Field.COLLECTION.label() + ":" + written(name), null))
                .toList();
    }

    private static List<Candidate> fixed(String label, List<String> values, String typed) {
        String prefix = typed.toLowerCase(Locale.ROOT);
        return values.stream()
                .filter(value -> value.startsWith(prefix))
                .map(value -> new Candidate(label + ":" + value, null))
                .toList();
    }

    /** A value as it has to be written: in quotes when bare it would mean something else. */
    private static String written(String value) {
        return value.matches("[\\p{L}\\p{N}_./-]+") && !value.contains("..") ? value : QueryPrinter.quoted(value);
    }

    private static Stream<String> labels() {
        return Stream.of(Field.values()).map(Field::label);
    }

    private static int startOfTerm(String query, int caret) {
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at < caret; at++) {
            char c = query.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && isBreak(c)) {
                start = at + 1;
            }
        }
        return start < caret && query.charAt(start) == '-' ? start + 1 : start;
    }

    private static int endOfTerm(String query, int caret, boolean quoted) {
        int close = quoted ? query.indexOf('"', caret) : -1;
        int end = Math.max(caret, close);
        while (end < query.length() && !isBreak(query.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBreak(char c) {
        return Character.isWhitespace(c) || c == '(' || c == ')';
    }
}
