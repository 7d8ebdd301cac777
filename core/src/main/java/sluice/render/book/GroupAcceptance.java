package sluice.render.book;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Takes requests from many threads and accepts those that wait in one transaction: a flush to disk takes as long for a
 * hundred as for one (group commit; DeWitt et al., "Implementation Techniques for Main Memory Database Systems", 1984).
 *
 * <p>There is no thread of its own. Whoever finds the desk free accepts for himself; when he is done, the first of those who
 * wait by then goes to the desk and accepts for all of them, and calls them once they have their answers. So a request that
 * comes alone waits for nobody, and nobody waits for those who only go away with their answers.
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
    private final int room;
    /** Who waits for the desk, in the order of coming; guarded by this. */
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    /** Whether somebody is at the desk; nobody waits while it is free. Guarded by this. */
    private boolean taken;

    /** What {@link RenderBook#accept} does. */
    public interface Desk {
        List<Accepted> accept(List<QuotedRequest> requests, Instant now);
    }

    /** One who waits; his answer is written before he is called. */
    private static final class Waiting {
        final QuotedRequest request;

        /** He has his answer, or the desk. */
        final CompletableFuture<Waiting> called = new CompletableFuture<>();

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
        this.room = room;
    }

    /**
     * What became of a request, durable when it is said.
     *
     * @throws SluiceException with code OVERLOADED when too many wait already; with STORAGE when the storage failed, and
     *     then it is not known whether it was accepted: one with a key can be sent again
     */
    public Accepted accept(QuotedRequest request) {
        Waiting mine = new Waiting(request);
        come(mine);
        mine.called.join();
        if (mine.waits()) {
            acceptGroup();
        }
        return mine.answered();
    }

    private synchronized void come(Waiting one) {
        if (waiting.size() == room) {
            throw SluiceException.of(
                    FailureCode.OVERLOADED, "too many requests are waiting to be accepted; try again in a moment");
        }
        waiting.add(one);
        if (!taken) {
            taken = true;
            one.called.complete(one);
        }
    }

    /** How many wait now, apart from those who are being accepted. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** By the first who waits. */
    private void acceptGroup() {
        List<Waiting> group = group();
        try {
            accept(group);
        } finally {
            // The next transaction begins while these go away with their answers.
            leave();
            group.forEach(one -> one.called.complete(one));
        }
    }

    private synchronized List<Waiting> group() {
        List<Waiting> group = new ArrayList<>();
        int images = 0;
        while (images < IMAGES && !waiting.isEmpty()) {
            Waiting next = waiting.remove();
            group.add(next);
            images += next.request.request().count();
        }
        return group;
    }

    private synchronized void leave() {
        Waiting next = waiting.peek();
        taken = next != null;
        if (next != null) {
            next.called.complete(next);
        }
    }

    private void accept(List<Waiting> group) {
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
