package sluice.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A word or value as it stands in a query, with the place where it stands.
 *
 * @param pieces quoted and bare stretches in order; at least one
 * @param start where it begins in the query
 * @param end just after it
 */
record Written(List<Piece> pieces, int start, int end) {
    /** A stretch of text; for a quoted one without its quotes. */
    record Piece(String text, boolean quoted) {}

    /** All of it, quotes forgotten. */
    String plain() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    boolean isBare() {
        return pieces.stream().noneMatch(Piece::quoted);
    }

    /** Whether it ends in quotes, so that its last word is meant whole. */
    boolean endsQuoted() {
        return pieces.getLast().quoted();
    }

    /** What stands between the stars outside quotes. */
    List<String> betweenStars() {
        List<StringBuilder> between = new ArrayList<>(List.of(new StringBuilder()));
        for (Piece piece : pieces) {
            if (piece.quoted()) {
                between.getLast().append(piece.text());
                continue;
            }
            for (char c : piece.text().toCharArray()) {
                if (c == '*') {
                    between.add(new StringBuilder());
                } else {
                    between.getLast().append(c);
                }
            }
        }
        return between.stream().map(StringBuilder::toString).toList();
    }

    List<String> tokens() {
        return Tokens.of(pieces.stream().map(Piece::text).collect(Collectors.joining(" ")));
    }

    QuerySyntaxException fault(String message, @Nullable String hint) {
        return new QuerySyntaxException(start, end, message, hint);
    }
}
