package sluice.search;

import java.util.ArrayList;
import java.util.List;
import sluice.search.Written.Piece;

/** Reads the signs and words of a query from left to right. */
final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        skipSpace();
        return at == text.length();
    }

    /** Whether this sign comes next; it is then passed. */
    boolean takes(char sign) {
        if (atEnd() || text.charAt(at) != sign) {
            return false;
        }
        at++;
        return true;
    }

    boolean sees(char sign) {
        return !atEnd() && text.charAt(at) == sign;
    }

    /** Whether a minus right before something comes next; it is then passed. */
    boolean takesMinus() {
        if (!sees('-') || at + 1 == text.length() || endsWord(text.charAt(at + 1))) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether this operator, alone between spaces or parentheses, comes next. */
    boolean seesOperator(String operator) {
        skipSpace();
        int end = at + operator.length();
        return text.startsWith(operator, at)
                && (end == text.length() || endsWord(text.charAt(end)) || text.charAt(end) == '(');
    }

    boolean takesOperator(String operator) {
        boolean seen = seesOperator(operator);
        if (seen) {
            at += operator.length();
        }
        return seen;
    }

    /** The letters before a colon, if that is what comes next; both are then passed. Empty when not. */
    String takeLabel() {
        skipSpace();
        int end = at;
        while (end < text.length() && isLatinLetter(text.charAt(end))) {
            end++;
        }
        if (end == at || end == text.length() || text.charAt(end) != ':') {
            return "";
        }
        String label = text.substring(at, end);
        at = end + 1;
        return label;
    }

    /** A word or value, up to the next space or parenthesis outside quotes; without pieces when there is none. */
    Written takeWritten() {
        int start = at;
        List<Piece> pieces = new ArrayList<>();
        while (at < text.length() && !endsWord(text.charAt(at)) && text.charAt(at) != '(') {
            pieces.add(text.charAt(at) == '"' ? takeQuoted() : takeBare());
        }
        return new Written(pieces, start, at);
    }

    private Piece takeQuoted() {
        int open = at++;
        StringBuilder quoted = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                quoted.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                quoted.append('"');
                at++;
            } else {
                return new Piece(quoted.toString(), true);
            }
        }
        throw new QuerySyntaxException(open, text.length(), "This quote is not closed.", "Close it with \".");
    }

    private Piece takeBare() {
        int start = at;
        while (at < text.length() && !endsWord(text.charAt(at)) && text.charAt(at) != '(' && text.charAt(at) != '"') {
            at++;
        }
        return new Piece(text.substring(start, at), false);
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean endsWord(char c) {
        return isSpace(c) || c == ')';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isLatinLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
