package sluice.render.run;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images that workers have in hand. One that is cancelled between its lease and its entry here is remembered, so that
 * the word is not lost.
 */
final class InHand {
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<Long, Turn> turns = new ConcurrentHashMap<>();
    /** Cancelled and not seen here; guarded by this. */
    private final Set<Long> early = new LinkedHashSet<>();

    /** Whether it was cancelled since it was leased, perhaps: the book knows. */
    synchronized boolean add(Turn turn) {
        turns.put(turn.job().id(), turn);
        return early.remove(turn.job().id());
    }

    void remove(Turn turn) {
        turns.remove(turn.job().id(), turn);
    }

    void cancel(Collection<Long> jobs) {
        for (long job : jobs) {
            Turn turn;
            synchronized (this) {
                turn = turns.get(job);
                if (turn == null) {
                    remember(job);
                }
            }
            if (turn != null) {
                turn.unwanted(Turn.Unwanted.CANCELLED);
            }
        }
    }

    private void remember(long job) {
        early.add(job);
        if (early.size() > MOST_REMEMBERED) {
            early.remove(early.iterator().next());
        }
    }

    Optional<Turn> find(long job) {
        return Optional.ofNullable(turns.get(job));
    }

    List<Turn> all() {
        return List.copyOf(turns.values());
    }
}
