package sluice.distil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What prompts of a group have in common and others have not. */
final class SharedWords {
    private static final int SHOWN = 2;
    private static final double IN_MOST = 0.6;
    private static final double MORE_THAN_ELSEWHERE = 1.5;

    private final Vocabulary vocabulary;
    private final int[] everywhere;
    private final int looks;

    SharedWords(List<Look> looks, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.looks = looks.size();
        everywhere = new int[vocabulary.size()];
        looks.forEach(look -> Arrays.stream(look.sortedWords()).forEach(word -> everywhere[word]++));
    }

    /** The words that tell a group best, as its leader's prompt orders them; none when there are no such. */
    List<String> of(Look leader, List<Look> group) {
        Map<Integer, Integer> here = new HashMap<>();
        group.forEach(look -> Arrays.stream(look.sortedWords()).forEach(word -> here.merge(word, 1, Integer::sum)));
        List<Integer> telling = new ArrayList<>(Arrays.stream(leader.face().words())
                .filter(word -> share(word, here, group.size()) >= IN_MOST)
                .filter(word -> lift(word, here, group.size()) >= MORE_THAN_ELSEWHERE)
                .boxed()
                .sorted(Comparator.comparingDouble(word -> -tells(word, here, group.size())))
                .limit(SHOWN)
                .toList());
        return Arrays.stream(leader.face().words())
                .filter(telling::contains)
                .mapToObj(vocabulary::word)
                .toList();
    }

    private static double share(int word, Map<Integer, Integer> here, int size) {
        return (double) here.getOrDefault(word, 0) / size;
    }

    private double lift(int word, Map<Integer, Integer> here, int size) {
        return share(word, here, size) * looks / everywhere[word];
    }

    private double tells(int word, Map<Integer, Integer> here, int size) {
        return share(word, here, size) * Math.log(lift(word, here, size));
    }
}
