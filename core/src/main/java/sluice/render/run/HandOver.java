package sluice.render.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.AssetId;
import sluice.failure.SluiceException;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.render.Latency;
import sluice.render.Phase;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;
import sluice.render.book.StageCharge;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;

/**
 * Ends turns. An image that is finished goes through four steps, each of which can be repeated: its receipt is kept, its
 * files are delivered, its turn is settled, the receipt is removed. A process that dies after the first leaves the rest to
 * whoever leases the image next; one that dies before it leaves nothing that was billed.
 */
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    private static final int TRIES = 4;

    private final Workshop workshop;
    private final Duration lease;
    private final Duration pause;
    private final Bell bell;
    private final InHand inHand;
    private final Ears ears;

    HandOver(Workshop workshop, Pace pace, Bell bell, InHand inHand, Ears ears) {
        this.workshop = workshop;
        this.lease = pace.lease();
        this.pause = pace.pause();
        this.bell = bell;
        this.inHand = inHand;
        this.ears = ears;
    }

    /** The receipt that a turn before has left, if it is of this image. */
    Optional<Receipt> receipt(RenderJob job) throws InterruptedException {
        Optional<Receipt> found =
                patiently("its receipt is looked for", () -> workshop.receipts().find(job.id()));
        if (found.isPresent() && !found.get().isOf(job)) {
            patiently("a receipt of another image is removed", () -> removed(job.id()));
            return Optional.empty();
        }
        return found;
    }

    /** Delivers what was finished now. */
    void deliver(Turn turn, List<FinishedFile> files, Imprint imprint) throws InterruptedException {
        RenderJob job = turn.job();
        begin(turn);
        try {
            if (!isStillOurs(turn)) {
                lost(turn);
                return;
            }
            Receipt counts = patiently(
                    "its receipt is kept",
                    () -> workshop.receipts()
                            .keep(new Receipt(job.id(), files, imprint, turn.charges(), turn.latency(Latency.NONE))));
            List<AssetId> assets = delivered(job, counts);
            complete(turn, counts, assets, turn.latency(Latency.NONE));
        } catch (SluiceException e) {
            LOG.warn("Image {} could not be delivered", job.id(), e);
            settle(turn, failed(turn, e), Latency.NONE);
        }
    }

    /** Delivers what a turn before has finished. */
    void deliver(Turn turn, Receipt receipt) throws InterruptedException {
        begin(turn);
        try {
            List<AssetId> assets = delivered(turn.job(), receipt);
            complete(turn, receipt, assets, receipt.latency().plus(turn.latency(receipt.latency())));
        } catch (SluiceException e) {
            LOG.warn(
                    "Image {}, rendered before, could not be delivered",
                    turn.job().id(),
                    e);
            settle(turn, failed(turn, e), Latency.NONE);
        }
    }

    private void begin(Turn turn) {
        if (!turn.end()) {
            throw new AbandonedException();
        }
        turn.enter(Phase.STORE, Progress.At.STORE);
    }

    /** Nobody else is given it before its lease runs out: the book is asked only when that may be soon. */
    private boolean isStillOurs(Turn turn) throws InterruptedException {
        long id = turn.job().id();
        if (turn.unwanted() == Turn.Unwanted.LOST || !turn.isDue(now(), lease.dividedBy(3))) {
            return turn.unwanted() != Turn.Unwanted.LOST;
        }
        return patiently(
                        "its lease is renewed",
                        () -> workshop.book().renew(List.of(id), turn.owner(), now().plus(lease)))
                .contains(id);
    }

    private List<AssetId> delivered(RenderJob job, Receipt receipt) throws InterruptedException {
        return patiently("it is delivered", () -> workshop.delivery().deliver(job, receipt.files(), receipt.imprint()));
    }

    private void complete(Turn turn, Receipt receipt, List<AssetId> assets, Latency latency)
            throws InterruptedException {
        RenderSettlement settlement = new RenderSettlement(
                turn.job().id(), new JobEvent.Completed(turn.owner()), assets, latency, receipt.charges());
        Optional<RenderJob> ended = settle(turn, settlement);
        if (ended.isPresent()) {
            ears.ended(ended.get());
            if (ended.get().leasing().state() == JobState.DONE) {
                ears.measured(ended.get(), turn.request().finishing(), StageCharge.computed(receipt.charges()));
            }
        }
    }

    /** Ends a turn that came to no picture. */
    void end(Turn turn, JobEvent event) throws InterruptedException {
        begin(turn);
        settle(turn, event, turn.latency(Latency.NONE));
    }

    /** Ends the turn of a worker that hangs, unless it is at the end itself. */
    void giveUp(Turn turn, String reason) throws InterruptedException {
        if (turn.end()) {
            settle(turn, new JobEvent.Failed(turn.owner(), reason, true), turn.latency(Latency.NONE));
        }
        inHand.remove(turn);
    }

    /** Ends one that is not wanted. */
    void endUnwanted(Turn turn, Turn.Unwanted why) throws InterruptedException {
        begin(turn);
        switch (why) {
            case LOST -> lost(turn);
            case CANCELLED ->
                settle(turn, new JobEvent.Skipped(turn.owner(), "cancelled by the user"), turn.latency(Latency.NONE));
            case STOPPED ->
                settle(
                        turn,
                        new JobEvent.Snoozed(turn.owner(), now(), "the program stopped"),
                        turn.latency(Latency.NONE));
        }
    }

    /** What it took is billed as lost; the image is somebody else's. */
    private void lost(Turn turn) throws InterruptedException {
        settle(turn, new JobEvent.Failed(turn.owner(), "its lease was lost", true), turn.latency(Latency.NONE));
    }

    private JobEvent failed(Turn turn, SluiceException cause) {
        return new JobEvent.Failed(turn.owner(), Failures.reason(cause), Failures.canBeTriedAgain(cause.code()));
    }

    private void settle(Turn turn, JobEvent event, Latency latency) throws InterruptedException {
        RenderSettlement settlement = new RenderSettlement(turn.job().id(), event, List.of(), latency, turn.charges());
        Optional<RenderJob> ended = settle(turn, settlement);
        ended.ifPresent(ears::ended);
    }

    /** The image, if this settled it and it has come to its end. */
    private Optional<RenderJob> settle(Turn turn, RenderSettlement settlement) throws InterruptedException {
        AtomicLong calls = new AtomicLong();
        try {
            boolean ours = patiently("it is settled", () -> {
                calls.incrementAndGet();
                return workshop.book().settle(settlement, now());
            });
            RenderJob job = after(settlement.job());
            boolean ended = job != null && job.leasing().state().ended();
            if (ended) {
                patiently("its receipt is removed", () -> removed(settlement.job()));
            }
            if (!ours && !(ended && calls.get() > 1)) {
                LOG.warn("Image {} was taken over by somebody else", settlement.job());
                return Optional.empty();
            }
            return ended ? Optional.ofNullable(job) : Optional.empty();
        } catch (SluiceException e) {
            // Its lease runs out; whoever has it then finds its receipt, if it got as far as that.
            LOG.error("Image {} could not be settled", settlement.job(), e);
            return Optional.empty();
        } finally {
            inHand.remove(turn);
        }
    }

    private @Nullable RenderJob after(long id) throws InterruptedException {
        RenderBook book = workshop.book();
        return patiently("it is read", () -> book.job(id)).orElse(null);
    }

    /**
     * Removes the receipt of an image that came to its end otherwise, as one that was cancelled after its worker had died:
     * what it took is billed, as lost, unless it was billed before.
     */
    void discard(long job) {
        Optional<Receipt> left = workshop.receipts().find(job);
        if (left.isPresent()) {
            JobEvent nobodys = new JobEvent.Skipped("", "it came to its end before");
            workshop.book()
                    .settle(
                            new RenderSettlement(
                                    job,
                                    nobodys,
                                    List.of(),
                                    Latency.NONE,
                                    left.get().charges()),
                            now());
        }
        workshop.receipts().remove(job);
    }

    private boolean removed(long job) {
        workshop.receipts().remove(job);
        return true;
    }

    /** What was done is not thrown away because storage fails once. */
    private <T> T patiently(String what, Supplier<T> call) throws InterruptedException {
        int failed = 0;
        while (true) {
            long seen = bell.rings();
            try {
                return call.get();
            } catch (SluiceException e) {
                if (++failed == TRIES || !e.code().retryable()) {
                    throw e;
                }
                LOG.warn("Again in a moment: {}", what, e);
                bell.await(seen, pause);
            }
        }
    }

    private Instant now() {
        return workshop.clock().instant();
    }
}
