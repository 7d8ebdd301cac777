package sluice.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one was meant to be. */
final class Nearest {
    private static final int LONGEST = 20;

    private Nearest() {}

    /** The known name with the fewest edits (Levenshtein) from this one, if they are few enough; the first of equals. */
    static Optional<String> to(String name, List<String> known) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, (lower.length() + 1) / 3);
        return known.stream()
                .filter(candidate -> edits(lower, candidate) <= allowed)
                .min((a, b) -> Integer.compare(edits(lower, a), edits(lower, b)));
    }

    private static int edits(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
