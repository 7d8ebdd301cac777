package sluice.adapters.onnx.cppn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a prompt that say something, in lower case, in order and each once. */
final class Words {
    private static final int MOST = 24;
    private static final Set<String> SILENT = Set.of(
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "at",
            "and",
            "or",
            "with",
            "to",
            "by",
            "from",
            "for",
            "over",
            "under",
            "is",
            "are",
            "as",
            "its",
            "it",
            "into",
            "through",
            "between",
            "very",
            "some",
            "my",
            "your",
            "his",
            "her",
            "colours",
            "colors",
            "colour",
            "color",
            "picture",
            "image",
            "painting",
            "photo",
            "drawing",
            "style",
            "made");

    private Words() {}

    static List<String> of(String prompt) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : prompt.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+")) {
            if (word.length() > 1 && !SILENT.contains(word) && words.size() < MOST) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    /** Whether one of the words is one of the anchor's, but for its ending. */
    static boolean name(List<String> words, Vocabulary.Anchor anchor) {
        return words.stream().anyMatch(word -> anchor.words().stream().anyMatch(named -> same(word, named)));
    }

    private static boolean same(String word, String named) {
        return word.equals(named)
                || endings(word).stream().anyMatch(named::equals)
                || Arrays.stream(word.split("-")).anyMatch(named::equals);
    }

    private static List<String> endings(String word) {
        List<String> stems = new ArrayList<>();
        for (String ending : List.of("s", "es", "ed", "d", "ing", "ish", "y", "ling", "like")) {
            if (word.length() > ending.length() + 2 && word.endsWith(ending)) {
                stems.add(word.substring(0, word.length() - ending.length()));
            }
        }
        return stems;
    }
}
