package sluice.search;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query language that {@code docs/query-language.md} describes to users:
 *
 * <pre>
 * query = any
 * any   = all ("OR" all)*
 * all   = one (["AND"] one)*
 * one   = "-" one | "(" any ")" | label ":" value | word
 * </pre>
 *
 * {@code like:} and {@code about:} stand outside this: once, beside the terms of the outermost {@code all}.
 *
 * <p> *
 * Words without a letter or digit (a stray comma of a pasted prompt) say nothing and are passed over.
 */
public final class QueryParser {
    static final int MOST_CHARS = 2_000;
    static final int MOST_TERMS = 100;
    static final int DEEPEST = 20;

    private static final String PARENTHESES =
            "Put what stands around OR in parentheses: like:3f2a91 (castle OR tower).";

    private final FieldTerms fieldTerms;
    private final SavedQueries saved;

    /**
     * @param clock what "today" and "7d" are counted from
     * @param zone where days begin
     */
    public QueryParser(InstantSource clock, ZoneId zone) {
        this(new FieldTerms(new Dates(clock, zone)), SavedQueries.NONE);
    }

    private QueryParser(FieldTerms fieldTerms, SavedQueries saved) {
        this.fieldTerms = fieldTerms;
        this.saved = saved;
    }

    /** What {@code collection:NAME} finds beside collections. */
    public SavedQueries saved() {
        return saved;
    }

    /** The same, but that {@code collection:NAME} finds what these find, too. */
    public QueryParser with(SavedQueries others) {
        return new QueryParser(fieldTerms, others);
    }

    /**
     * Reads what only filters; for {@code like:} and {@code about:}, which order, see {@link #search}. The trash is not left out.
     *
     * @throws QuerySyntaxException when the text is no query
     */
    public Query parse(String text) {
        return run(text, false, new Expansion(saved)).filter();
    }

    /**
     * Reads what is to be saved under a name. It only filters, and does not find itself, directly or through others.
     *
     * @throws QuerySyntaxException when the text is no such query
     */
    public Query parseSaved(String name, String text) {
        return run(text, false, new Expansion(saved).within(name)).filter();
    }

    /**
     * Reads what a user looks for: it may be ordered by likeness, and what lies in the trash is left out unless the query
     * speaks of it.
     *
     * @throws QuerySyntaxException when the text is no query
     */
    public Search search(String text) {
        Search said = run(text, true, new Expansion(saved));
        return new Search(Trash.leftOut(said.filter()), said.likeness());
    }

    private Search run(String text, boolean ordering, Expansion expansion) {
        if (text.length() > MOST_CHARS) {
            throw new QuerySyntaxException(
                    MOST_CHARS, text.length(), "A query has at most " + MOST_CHARS + " characters.", null);
        }
        return new Run(new Scanner(text), ordering, expansion).search();
    }

    /** One pass over one text. */
    private final class Run {
        private final Scanner scanner;
        private final boolean ordering;
        private final Expansion expansion;
        private int terms;
        private @Nullable Likeness likeness;
        private boolean either;
        private int likenessAt;
        private int likenessEnd;

        Run(Scanner scanner, boolean ordering, Expansion expansion) {
            this.scanner = scanner;
            this.ordering = ordering;
            this.expansion = expansion;
        }

        Search search() {
            Query query = any(0);
            if (!scanner.atEnd()) {
                throw here("There is nothing that this parenthesis closes.", null);
            }
            return new Search(query == null ? Query.ALL : query, likeness);
        }

        private @Nullable Query any(int depth) {
            List<Query> any = new ArrayList<>();
            boolean again;
            do {
                if (scanner.seesOperator("OR") || !any.isEmpty() && endsHere()) {
                    throw here("OR needs something on both sides.", "Put it in quotes to search for the word.");
                }
                Query all = all(depth);
                if (all instanceof Query.Or(List<Query> inner)) {
                    any.addAll(inner);
                } else if (all != null) {
                    any.add(all);
                }
                again = scanner.takesOperator("OR");
                if (again && depth == 0 && likeness != null) {
                    throw misplaced(likenessAt, likenessEnd, "cannot stand beside OR", PARENTHESES);
                }
                either |= again && depth == 0;
            } while (again);
            return any.size() > 1 ? new Query.Or(any) : any.isEmpty() ? null : any.getFirst();
        }

        private @Nullable Query all(int depth) {
            List<Query> all = new ArrayList<>();
            while (!endsHere() && !scanner.seesOperator("OR")) {
                if (scanner.takesOperator("AND")) {
                    continue;
                }
                Query one = one(depth);
                if (one instanceof Query.And(List<Query> inner)) {
                    all.addAll(inner);
                } else if (one != null) {
                    all.add(one);
                }
            }
            return all.size() > 1 ? new Query.And(all) : all.isEmpty() ? null : all.getFirst();
        }

        private @Nullable Query one(int depth) {
            if (depth > DEEPEST) {
                throw here("This is nested more than " + DEEPEST + " deep.", null);
            }
            if (scanner.takesMinus()) {
                Query inner = one(depth + 1);
                return inner == null ? null : new Query.Not(inner);
            }
            int open = scanner.at();
            if (scanner.takes('(')) {
                Query inner = any(depth + 1);
                if (!scanner.takes(')')) {
                    throw new QuerySyntaxException(
                            open, scanner.at(), "This parenthesis is not closed.", "Close it with ).");
                }
                return inner;
            }
            return term(depth);
        }

        private @Nullable Query term(int depth) {
            if (++terms > MOST_TERMS) {
                throw here("A query has at most " + MOST_TERMS + " terms.", null);
            }
            if (!expansion.count()) {
                throw here("With the saved searches in it, it has more than " + Expansion.MOST_TERMS + " terms.", null);
            }
            int start = scanner.at();
            String label = scanner.takeLabel();
            Written value = scanner.takeWritten();
            if (!label.isEmpty()) {
                Written name = new Written(List.of(new Written.Piece(label, false)), start, value.start() - 1);
                Likeness asked = FieldTerms.likeness(name, value).orElse(null);
                if (asked == null) {
                    return expanded(fieldTerms.term(name, value), start, value.end());
                }
                take(asked, start, value.end(), depth);
                return null;
            }
            if (value.isBare() && value.plain().equals("*")) {
                return Query.ALL;
            }
            List<String> tokens = value.tokens();
            return tokens.isEmpty() ? null : new Query.Words(Field.TEXT, tokens, !value.endsQuoted());
        }

        private Query expanded(Query term, int start, int end) {
            return term instanceof Query.Matching matching && matching.field() == Field.COLLECTION
                    ? expansion.of(
                            matching,
                            start,
                            end,
                            text -> run(text, false, expansion).filter())
                    : term;
        }

        /** It orders all that is found, so there is one, and it is no part of what is asked of an asset. */
        private void take(Likeness asked, int start, int end, int depth) {
            if (!ordering) {
                throw misplaced(start, end, "orders by similarity, which is not to be had here", "Leave it out here.");
            }
            if (depth > 0) {
                throw misplaced(
                        start, end, "cannot be negated or stand in parentheses", "Write it beside the other terms.");
            }
            if (either) {
                throw misplaced(start, end, "cannot stand beside OR", PARENTHESES);
            }
            if (likeness != null) {
                throw misplaced(start, end, "comes second: a query is ordered by one thing", "Keep one of the two.");
            }
            likeness = asked;
            likenessAt = start;
            likenessEnd = end;
        }

        private QuerySyntaxException misplaced(int start, int end, String message, String hint) {
            return new QuerySyntaxException(start, end, "like: or about: " + message + ".", hint);
        }

        private boolean endsHere() {
            return scanner.atEnd() || scanner.sees(')');
        }

        private QuerySyntaxException here(String message, @Nullable String hint) {
            return new QuerySyntaxException(scanner.at(), scanner.at() + (scanner.atEnd() ? 0 : 1), message, hint);
        }
    }
}
