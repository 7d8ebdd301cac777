package sluice.suggest;

import java.util.ArrayList;
import java.util.List;

/** Puts lists together so that each kind comes early. */
final class Interleaved {
    private Interleaved() {}

    /** The first of each list, then the second of each, and so on. */
    static List<Suggestion> of(List<List<Suggestion>> lists) {
        List<Suggestion> all = new ArrayList<>();
        int longest = lists.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Suggestion> list : lists) {
                if (i < list.size()) {
                    all.add(list.get(i));
                }
            }
        }
        return all;
    }
}
