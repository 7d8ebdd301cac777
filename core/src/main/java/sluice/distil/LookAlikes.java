package sluice.distil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sluice.distil.Look.Decided;
import sluice.image.PerceptualHash;

/**
 * Makes one of what is nearly the same: first the stacks as they stand, then pictures whose hashes differ in a few bits and
 * whose embeddings, where both have one, agree. Pins stay apart from one another; what is nearly the same as something
 * excluded is excluded with it. Pure.
 */
final class LookAlikes {
    /** So near, two pictures are one even if nothing else is known of them. */
    private static final int CERTAIN_BITS = 4;

    /** So near, they are one if their embeddings agree. */
    private static final int NEAR_BITS = 8;

    private static final double AGREES = 0.75;

    private static final Comparator<Look> BEST_FIRST =
            Comparator.comparing(Look::standing).thenComparing(Look::face, Candidate.BEST_FIRST);

    private LookAlikes() {}

    /** Stacks as one each; pinned looks first, then excluded ones, then the best first. */
    static List<Look> stacked(List<Candidate> candidates, Wish wish) {
        Map<Object, List<Candidate>> groups = new LinkedHashMap<>();
        for (Candidate one : candidates) {
            Object key = one.stack() == null ? one.id() : one.stack();
            groups.computeIfAbsent(key, fresh -> new ArrayList<>(1)).add(one);
        }
        List<Look> looks = new ArrayList<>(groups.size());
        groups.values().forEach(group -> addLooks(group, wish, looks));
        looks.sort(BEST_FIRST);
        return looks;
    }

    private static void addLooks(List<Candidate> group, Wish wish, List<Look> into) {
        List<Candidate> rest = new ArrayList<>(group);
        rest.sort(Candidate.BEST_FIRST);
        List<Candidate> pinned =
                rest.stream().filter(one -> wish.pins().contains(one.id())).toList();
        boolean excluded = rest.stream().anyMatch(one -> wish.excludes().contains(one.id()));
        rest.removeAll(pinned);
        rest.removeIf(one -> !pinned.isEmpty() && wish.excludes().contains(one.id()));
        if (pinned.isEmpty()) {
            Decided standing = excluded ? Decided.EXCLUDED : Decided.OPEN;
            into.add(Look.of(rest.getFirst(), rest.subList(1, rest.size()), standing));
            return;
        }
        into.add(Look.of(pinned.getFirst(), rest, Decided.PINNED));
        pinned.stream().skip(1).forEach(pin -> into.add(Look.of(pin, List.of(), Decided.PINNED)));
    }

    /**
     * Joins each look to the best before it that is nearly the same.
     *
     * @param looks in the order of {@link #stacked}
     * @return what may be chosen, in the same order
     */
    static List<Look> joined(List<Look> looks) {
        List<Look> leaders = new ArrayList<>();
        for (Look look : looks) {
            int leader = look.pinned() ? -1 : same(leaders, look);
            if (leader < 0) {
                leaders.add(look);
            } else if (look.standing() == Decided.OPEN) {
                leaders.set(leader, leaders.get(leader).with(look));
            }
        }
        leaders.removeIf(look -> look.standing() == Decided.EXCLUDED);
        return leaders;
    }

    private static int same(List<Look> leaders, Look look) {
        Long hash = look.face().hash();
        if (hash == null) {
            return -1;
        }
        long bits = hash;
        for (int i = 0; i < leaders.size(); i++) {
            Look leader = leaders.get(i);
            Long other = leader.face().hash();
            if (other != null && same(PerceptualHash.distance(bits, other), leader, look)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(int bits, Look one, Look other) {
        float[] first = one.vector();
        float[] second = other.vector();
        if (bits > NEAR_BITS) {
            return false;
        }
        return first == null || second == null ? bits <= CERTAIN_BITS : Resemblance.cosine(first, second) >= AGREES;
    }
}
