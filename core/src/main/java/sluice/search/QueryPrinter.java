package sluice.search;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a query in the query language. */
public final class QueryPrinter {
    private QueryPrinter() {}

    /** A text that parses to the same query. */
    public static String print(Query query) {
        return switch (query) {
            case Query.All all -> "*";
            case Query.Words words -> print(words);
            case Query.Matching(Field field, Pattern pattern) -> field.label() + ":" + print(pattern);
            case Query.Range range -> print(range);
            case Query.Has(Field field) -> "has:" + field.label();
            case Query.Not(Query inner) -> "-" + nested(inner);
            case Query.And(List<Query> all) ->
                all.stream().map(QueryPrinter::nested).collect(Collectors.joining(" "));
            case Query.Or(List<Query> any) ->
                any.stream().map(QueryPrinter::nested).collect(Collectors.joining(" OR "));
        };
    }

    /** A text that is read as the same search. */
    public static String print(Search search) {
        if (search.likeness() == null) {
            return print(search.filter());
        }
        String likeness =
                search.likeness().label() + ":" + quoted(search.likeness().said());
        return search.filter() instanceof Query.All ? likeness : likeness + " " + nested(search.filter());
    }

    private static String nested(Query query) {
        boolean compound = query instanceof Query.And || query instanceof Query.Or;
        return compound ? "(" + print(query) + ")" : print(query);
    }

    private static String print(Query.Words words) {
        String phrase = quoted(String.join(" ", words.tokens())) + (words.prefix() ? "*" : "");
        return words.field() == Field.TEXT ? phrase : words.field().label() + ":" + phrase;
    }

    private static String print(Pattern pattern) {
        return pattern.pieces().stream()
                .map(piece -> piece.isEmpty() && !pattern.isWhole() ? "" : quoted(piece))
                .collect(Collectors.joining("*"));
    }

    private static String print(Query.Range range) {
        String label = range.field().label() + ":";
        NumberForm form = range.field().form().orElseThrow();
        if (range.from() == range.to() && form != NumberForm.MOMENT) {
            return label + form.print(range.from());
        }
        if (range.from() == Long.MIN_VALUE && range.to() == Long.MAX_VALUE) {
            return label + ">=" + form.print(range.from());
        }
        if (range.to() == Long.MAX_VALUE) {
            return label + shorter(">=" + form.print(range.from()), ">" + form.print(range.from() - 1));
        }
        if (range.from() == Long.MIN_VALUE) {
            return label + shorter("<=" + form.print(range.to()), "<" + form.print(range.to() + 1));
        }
        return label + form.print(range.from()) + ".." + form.print(range.to());
    }

    /** The neighbour of a decimal can have hundreds of digits. */
    private static String shorter(String a, String b) {
        return b.length() < a.length() ? b : a;
    }

    /** A value in quotes, in which nothing has a meaning of its own. */
    public static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
