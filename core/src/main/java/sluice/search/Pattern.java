package sluice.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a keyword's folded text has to look like: these pieces in order, with anything between them; the first piece
 * begins it and the last ends it. One piece is the whole text.
 */
public record Pattern(List<String> pieces) {
    public Pattern {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a pattern has a piece");
        }
    }

    /** Exactly this value, in any case. */
    static Pattern whole(String text) {
        return new Pattern(List.of(Keyword.of(text).folded()));
    }

    /** Pieces as a query has them: folded here, and stars in a row taken as one. */
    static Pattern of(List<String> written) {
        if (written.size() == 1) {
            return whole(written.getFirst());
        }
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String folded = Folding.fold(written.get(i));
            if (!folded.isEmpty() || i == 0 || i == written.size() - 1) {
                pieces.add(folded);
            }
        }
        return new Pattern(pieces);
    }

    public boolean isWhole() {
        return pieces.size() == 1;
    }

    /** Whether it says nothing at all: every text has it. */
    boolean matchesAnything() {
        return !isWhole() && pieces.stream().allMatch(String::isEmpty);
    }

    public boolean matches(String folded) {
        String first = pieces.getFirst();
        if (isWhole()) {
            return folded.equals(first);
        }
        String last = pieces.getLast();
        int end = folded.length() - last.length();
        if (!folded.startsWith(first) || end < first.length() || !folded.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = folded.indexOf(piece, at);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }
}
