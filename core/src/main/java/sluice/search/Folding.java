package sluice.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * The form in which text is compared: compatibility forms made equal (Unicode NFKC), case folded, and accents dropped
 * from Latin and Greek letters, so that "Café", "CAFÉ" and "cafe" are one. Marks of other scripts carry meaning (か and
 * が differ) and stay.
 */
final class Folding {
    /** Folding what is folded seldom changes anything more; this many rounds are enough for every known exception. */
    private static final int ROUNDS = 4;

    private Folding() {}

    /** Folding twice is folding once. */
    static String fold(String written) {
        String text = clean(written);
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String folded = once(text);
        for (int round = 1; round < ROUNDS; round++) {
            String again = once(folded);
            if (again.equals(folded)) {
                break;
            }
            folded = again;
        }
        return folded;
    }

    /** What no UTF-8 can hold (half a surrogate pair), and the zero that ends texts elsewhere, become U+FFFD. */
    static String clean(String text) {
        if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || c <= 0xFFFF && Character.isSurrogate((char) c) ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static String once(String text) {
        String cased = lower(Normalizer.normalize(text, Form.NFKC).toUpperCase(Locale.ROOT));
        return Normalizer.normalize(withoutAccents(Normalizer.normalize(cased, Form.NFKD)), Form.NFKC);
    }

    /** Letter by letter, since {@link String#toLowerCase} gives a sigma another form at the end of a word. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static String withoutAccents(String decomposed) {
        StringBuilder kept = new StringBuilder(decomposed.length());
        boolean accentable = false;
        for (int at = 0; at < decomposed.length(); ) {
            int c = decomposed.codePointAt(at);
            at += Character.charCount(c);
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            if (!mark) {
                UnicodeScript script = UnicodeScript.of(c);
                accentable = script == UnicodeScript.LATIN || script == UnicodeScript.GREEK;
            }
            if (!mark || !accentable) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }
}
