package sluice.distil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Look-alikes as one: what can be chosen.
 *
 * @param face the best of them, or the one that is pinned
 * @param others the rest, the best first
 * @param vector of the whole picture, of length 1: the face's, else that of the best of the others that has one; null when
 *     none has
 * @param sortedWords those of the face, ascending
 * @param standing what was decided about it
 */
record Look(Candidate face, List<Candidate> others, float @Nullable [] vector, int[] sortedWords, Decided standing) {
    /** What was decided beforehand. */
    enum Decided {
        PINNED,
        EXCLUDED,
        OPEN
    }

    Look {
        others = List.copyOf(others);
    }

    static Look of(Candidate face, List<Candidate> others, Decided standing) {
        int[] sorted = face.words().clone();
        Arrays.sort(sorted);
        return new Look(face, others, null, sorted, standing);
    }

    Look withVector(float @Nullable [] found) {
        return new Look(face, others, found, sortedWords, standing);
    }

    /** With those of another look behind its own. */
    Look with(Look other) {
        List<Candidate> all = new ArrayList<>(others);
        all.add(other.face);
        all.addAll(other.others);
        all.sort(Candidate.BEST_FIRST);
        return new Look(face, all, vector == null ? other.vector : vector, sortedWords, standing);
    }

    int images() {
        return 1 + others.size();
    }

    boolean pinned() {
        return standing == Decided.PINNED;
    }
}
