package sluice.distil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which of the chosen each look follows: the one most like it, if it is more like it than any two are. Pure.
 *
 * @param table resemblance of every look with each of the chosen, in the order of choosing
 * @param members looks by the place of the chosen one that they follow, itself among them
 */
record Following(float[][] table, List<List<Integer>> members) {
    static Following of(Choice choice) {
        List<Integer> chosen = choice.chosen();
        float[][] table = choice.resemblance()
                .with(chosen.stream().mapToInt(Integer::intValue).toArray());
        List<List<Integer>> members = new ArrayList<>();
        chosen.forEach(look -> members.add(new ArrayList<>(List.of(look))));
        Set<Integer> leaders = new HashSet<>(chosen);
        for (int look = 0; look < table.length; look++) {
            float[] row = table[look];
            int nearest = IntStream.range(0, row.length)
                    .boxed()
                    .max(Comparator.comparingDouble((Integer place) -> row[place])
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            if (!leaders.contains(look) && row[nearest] > 0) {
                members.get(nearest).add(look);
            }
        }
        return new Following(table, members);
    }

    int images(int place, List<Look> looks) {
        return members.get(place).stream()
                .mapToInt(look -> looks.get(look).images())
                .sum();
    }

    /** The look most like a chosen one that was not chosen; -1 when all were. */
    int nearest(int place, Set<Integer> chosen) {
        int nearest = -1;
        for (int look = 0; look < table.length; look++) {
            if (!chosen.contains(look) && (nearest < 0 || table[look][place] > table[nearest][place])) {
                nearest = look;
            }
        }
        return nearest;
    }
}
