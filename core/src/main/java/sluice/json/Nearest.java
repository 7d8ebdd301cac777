package sluice.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What somebody who mistyped a name probably meant. */
public final class Nearest {
    private Nearest() {}

    /** Ends a sentence about an unknown name: the nearest of the known ones if it is near, and all of them. */
    public static String hint(String name, Collection<String> known) {
        String all = "; there is " + String.join(", ", known);
        return known.stream()
                .filter(one -> distance(name, one) <= Math.max(1, Math.min(name.length(), one.length()) / 3))
                .min(Comparator.comparingInt((String one) -> distance(name, one)))
                .map(one -> ": did you mean \"" + one + "\"?")
                .orElse(all);
    }

    /**
     * Letters to put in, take out, replace or swap with their neighbour, whatever their case (optimal string alignment:
     * Damerau, <i>A technique for computer detection and correction of spelling errors</i>, 1964).
     */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j - 1] + same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
