package sluice.render.book;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Takes requests from many threads and accepts those that wait in one transaction: a flush to disk takes as long for a
 * hundred as for one (group commit; DeWitt et al., "Implementation Techniques for Main Memory Database Systems", 1984).
 *
 * <p>There is no thread of its own. Whoever finds the desk free accepts for all who wait, himself among them or not; the
 * others find their answers when the desk is theirs. So a request that comes alone waits for nobody.
 *
 * <p>Each is answered for itself: a request that the book cannot even look at fails alone, and a failure of the storage is
 * told to all whom it concerned. Calls from any number of threads are safe.
 */
public final class GroupAcceptance {
    /** Who may wait at a time, unless it is said otherwise: a burst of ten thousand, and some. */
    public static final int ROOM = 16_384;

    /** Images after which a transaction takes no more requests, so that others who write wait for milliseconds. */
    static final int IMAGES = 200;

    private final Desk desk;
    private final InstantSource clock;
    private final BlockingQueue<Waiting> room;
    private final Lock free = new ReentrantLock(true);

    /** What {@link RenderBook#accept} does. */
    public interface Desk {
        List<Accepted> accept(List<QuotedRequest> requests, Instant now);
    }

    /** One who waits; his answer is written and read by those who have the desk. */
    private static final class Waiting {
        final QuotedRequest request;

        @Nullable Accepted answer;

        @Nullable RuntimeException failure;

        Waiting(QuotedRequest request) {
            this.request = request;
        }

        boolean waits() {
            return answer == null && failure == null;
        }

        Accepted answered() {
            if (failure instanceof SluiceException shared) {
                // Of one's own, since a stack trace is of one thread.
                throw new SluiceException(shared.code(), shared.subject(), String.valueOf(shared.getMessage()), shared);
            }
            if (failure != null) {
                throw failure;
            }
            if (answer == null) {
                throw new IllegalStateException("nobody answered");
            }
            return answer;
        }
    }

    /** @param room how many may wait at a time */
    public GroupAcceptance(Desk desk, InstantSource clock, int room) {
        this.desk = desk;
        this.clock = clock;
        this.room = new ArrayBlockingQueue<>(room);
    }

    /**
     * What became of a request, durable when it is said.
     *
     * @throws SluiceException with code OVERLOADED when too many wait already; with STORAGE when the storage failed, and
     *     then it is not known whether it was accepted: one with a key can be sent again
     */
    public Accepted accept(QuotedRequest request) {
        Waiting mine = new Waiting(request);
        if (!room.offer(mine)) {
            throw SluiceException.of(
                    FailureCode.OVERLOADED, "too many requests are waiting to be accepted; try again in a moment");
        }
        free.lock();
        try {
            while (mine.waits()) {
                acceptGroup();
            }
            return mine.answered();
        } finally {
            free.unlock();
        }
    }

    /** How many wait now. */
    public int waiting() {
        return room.size();
    }

    private void acceptGroup() {
        List<Waiting> group = new ArrayList<>();
        int images = 0;
        for (Waiting next = room.poll(); next != null; next = images < IMAGES ? room.poll() : null) {
            group.add(next);
            images += next.request.request().count();
        }
        try {
            answer(group);
        } catch (SluiceException e) {
            fail(group, e);
        } catch (RuntimeException e) {
            // One of them is at fault; nothing of the transaction is left, so each may be tried by himself.
            group.forEach(this::acceptAlone);
        } catch (Error e) {
            fail(group, new IllegalStateException("the desk broke down", e));
            throw e;
        }
    }

    private void acceptAlone(Waiting one) {
        try {
            answer(List.of(one));
        } catch (RuntimeException e) {
            one.failure = e;
        }
    }

    private void answer(List<Waiting> group) {
        List<Accepted> answers =
                desk.accept(group.stream().map(one -> one.request).toList(), clock.instant());
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer = answers.get(i);
        }
    }

    private static void fail(List<Waiting> group, RuntimeException failure) {
        group.forEach(one -> one.failure = failure);
    }
}
