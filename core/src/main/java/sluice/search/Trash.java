package sluice.search;

import java.util.List;
import java.util.stream.Stream;

/** What lies in the trash is found by those who ask for it, and by nobody else. */
final class Trash {
    private static final Query IN_IT = new Query.Matching(Field.IS, Pattern.whole(Flag.TRASHED.label()));

    static final Query OUTSIDE = new Query.Not(IN_IT);

    private Trash() {}

    /** The same query, but that it leaves out the trash unless it speaks of it. */
    static Query leftOut(Query query) {
        if (speaksOfIt(query)) {
            return query;
        }
        return switch (query) {
            case Query.All() -> OUTSIDE;
            case Query.And(List<Query> all) ->
                new Query.And(Stream.concat(all.stream(), Stream.of(OUTSIDE)).toList());
            default -> new Query.And(List.of(query, OUTSIDE));
        };
    }

    private static boolean speaksOfIt(Query query) {
        return switch (query) {
            case Query.And(List<Query> all) -> all.stream().anyMatch(Trash::speaksOfIt);
            case Query.Or(List<Query> any) -> any.stream().anyMatch(Trash::speaksOfIt);
            case Query.Not(Query inner) -> speaksOfIt(inner);
            default -> query.equals(IN_IT);
        };
    }
}
