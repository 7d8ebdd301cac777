package sluice.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value that is matched as a whole.
 *
 * @param shown as the file has it
 * @param folded as it is compared
 */
public record Keyword(String shown, String folded) {
    /** Longer values are cut to this many chars, in assets and queries alike. */
    static final int LONGEST = 1_000;

    static Keyword of(String shown) {
        String cut = cut(Folding.clean(shown).strip());
        return new Keyword(cut, cut(Folding.fold(cut).strip()).strip());
    }

    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** Each folded value once, in its first spelling; blank ones left out. */
    static List<Keyword> distinct(List<Keyword> all) {
        if (all.size() == 1 && !all.getFirst().folded.isEmpty()) {
            return all;
        }
        Map<String, Keyword> byFolded = new LinkedHashMap<>();
        all.stream().filter(keyword -> !keyword.folded.isEmpty()).forEach(k -> byFolded.putIfAbsent(k.folded, k));
        return List.copyOf(byFolded.values());
    }
}
