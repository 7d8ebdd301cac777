package sluice.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into the tokens that words and phrases match: folded runs of letters, digits and their marks. In scripts
 * written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese) every character is a token, so that a phrase finds any
 * part of a sentence.
 */
public final class Tokens {
    /** Longer runs (base64, hashes glued together) are cut to this many chars, in assets and queries alike. */
    static final int LONGEST = 100;

    private Tokens() {}

    /** The tokens of a text in order. */
    public static List<String> of(String text) {
        String folded = Folding.fold(text);
        List<String> tokens = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < folded.length(); ) {
            int c = folded.codePointAt(at);
            int next = at + Character.charCount(c);
            boolean part = isPart(c, start >= 0);
            boolean alone = part && standsAlone(c);
            if (start >= 0 && (!part || alone)) {
                tokens.add(cut(folded, start, at));
                start = -1;
            }
            if (alone) {
                tokens.add(folded.substring(at, next));
            } else if (part && start < 0) {
                start = at;
            }
            at = next;
        }
        if (start >= 0) {
            tokens.add(cut(folded, start, folded.length()));
        }
        return tokens;
    }

    private static boolean isPart(int c, boolean within) {
        return Character.isLetterOrDigit(c) || isMark(c) && (within || standsAlone(c));
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean standsAlone(int c) {
        if (c < 0x0E00) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.THAI
                || script == UnicodeScript.LAO
                || script == UnicodeScript.KHMER
                || script == UnicodeScript.MYANMAR;
    }

    private static String cut(String text, int start, int end) {
        int last = Math.min(end, start + LONGEST);
        boolean splitsPair = last < end && Character.isHighSurrogate(text.charAt(last - 1));
        return text.substring(start, splitsPair ? last - 1 : last);
    }
}
