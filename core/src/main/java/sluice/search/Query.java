package sluice.search;

import java.util.List;

/**
 * A query, parsed. What it means is said here and in {@link Field}; every index answers alike.
 *
 * <p>{@link QueryPrinter#print} gives the text that parses to the same query.
 */
public sealed interface Query {
    /** Matches everything. */
    record All() implements Query {}

    /**
     * These tokens, one right after the other in one value of the field.
     *
     * @param tokens as {@link Tokens} cuts them; at least one
     * @param prefix the last one may be only the beginning of a token
     */
    record Words(Field field, List<String> tokens, boolean prefix) implements Query {
        public Words {
            tokens = List.copyOf(tokens);
            if (tokens.isEmpty()) {
                throw new IllegalArgumentException("words are at least one");
            }
        }
    }

    /** A keyword or flag of the field has this pattern. */
    record Matching(Field field, Pattern pattern) implements Query {}

    /**
     * The number or date of the field lies between two keys, both included. {@link Long#MIN_VALUE} and
     * {@link Long#MAX_VALUE} leave that side open. Assets without a value do not match.
     */
    record Range(Field field, long from, long to) implements Query {}

    /** The field has a value. */
    record Has(Field field) implements Query {}

    record Not(Query query) implements Query {}

    /** All of two or more. */
    record And(List<Query> all) implements Query {
        public And {
            all = List.copyOf(all);
        }
    }

    /** Any of two or more. */
    record Or(List<Query> any) implements Query {
        public Or {
            any = List.copyOf(any);
        }
    }

    Query ALL = new All();
    Query NOTHING = new Not(ALL);
}
