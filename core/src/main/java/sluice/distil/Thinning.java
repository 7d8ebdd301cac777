package sluice.distil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sluice.distil.Look.Decided;

/**
 * Of more looks than can be compared with one another, those that are: what was decided about, half of the places for the
 * best, and the other half for a sample of the rest. Ids are digests, so the first by id are a sample as random as any, and
 * the same one every time. A kind of picture that makes up one in a thousand is missed by 5,000 places with probability
 * (1 − 1/1,000)^5,000, less than one in a hundred. Pure.
 */
final class Thinning {
    private Thinning() {}

    /**
     * @param looks the best first, as {@link LookAlikes#stacked} orders them
     * @return at most {@code most} beside those decided about, in the same order
     */
    static List<Look> of(List<Look> looks, int most) {
        List<Look> open =
                looks.stream().filter(look -> look.standing() == Decided.OPEN).toList();
        if (open.size() <= most) {
            return looks;
        }
        List<Look> kept = new ArrayList<>(
                looks.stream().filter(look -> look.standing() != Decided.OPEN).toList());
        int best = most / 2;
        kept.addAll(open.subList(0, best));
        List<Look> sample = open.subList(best, open.size()).stream()
                .sorted(Comparator.comparing(look -> look.face().id()))
                .limit(most - best)
                .sorted(Comparator.comparing(Look::face, Candidate.BEST_FIRST))
                .toList();
        kept.addAll(sample);
        return kept;
    }
}
