package sluice.distil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers for the words of prompts, so that many prompts take little memory and are compared fast. */
final class Vocabulary {
    /** Shorter words say nothing, longer ones are no words; numbers are settings. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}'-]{2,23}");

    /** What comes after so many words of a prompt is seldom about the picture. */
    private static final int MOST_WORDS = 60;

    /** They tell no picture from another. */
    private static final Set<String> FILLING = Set.of("and", "the", "with", "for", "from", "into", "this", "that");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** The words of a text, each once, in their order. */
    int[] of(String text) {
        Matcher found = WORD.matcher(text);
        int[] all = new int[MOST_WORDS];
        int count = 0;
        while (count < MOST_WORDS && found.find()) {
            String word = found.group().toLowerCase(Locale.ROOT);
            if (FILLING.contains(word)) {
                continue;
            }
            int number = number(word);
            if (Arrays.stream(all, 0, count).noneMatch(other -> other == number)) {
                all[count++] = number;
            }
        }
        return Arrays.copyOf(all, count);
    }

    private int number(String word) {
        return numbers.computeIfAbsent(word, fresh -> {
            words.add(fresh);
            return words.size() - 1;
        });
    }

    String word(int number) {
        return words.get(number);
    }

    int size() {
        return words.size();
    }

    /**
     * Shared words by all words (Jaccard's index), 0 to 1; 0 when there are none.
     *
     * @param one ascending
     * @param other ascending
     */
    static double overlap(int[] one, int[] other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        int all = one.length + other.length - shared;
        return all == 0 ? 0 : (double) shared / all;
    }
}
