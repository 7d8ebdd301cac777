package sluice.metadata.dialect;

/** Where a bracketed or quoted piece of JSON or Python ends inside a longer text. */
final class Brackets {
    private Brackets() {}

    /** Behind the bracket that closes the one at {@code start}; -1 when none does. Brackets in strings do not count. */
    static int end(String text, int start) {
        int open = 0;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at = stringEnd(text, at);
                if (at < 0) {
                    return -1;
                }
                continue;
            }
            if (c == '[' || c == '{') {
                open++;
            } else if (c == ']' || c == '}') {
                open--;
                if (open == 0) {
                    return at + 1;
                }
            }
            at++;
        }
        return -1;
    }

    /** Behind the quote that closes the one at {@code start}; -1 when none does. */
    static int stringEnd(String text, int start) {
        char quote = text.charAt(start);
        int at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote) {
                return at + 1;
            }
            at += c == '\\' ? 2 : 1;
        }
        return -1;
    }
}
