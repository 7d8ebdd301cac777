package sluice.render.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.render.Phase;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.RenderJob;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.RenderModel;

/**
 * One worker of a pool: a thread that goes on with what other pools have handed over, else leases images, and takes them as
 * far as its pool does. A platform thread, since native code computes on it. When it hangs it is given up, and another takes
 * its place.
 */
final class Slot implements StageLine.Lending, BatchRun.Onward {
    private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

    private final Floor floor;
    private final Crew crew;
    private final String owner;
    private final Runnable returned;
    private final Vigil vigil;
    private final StageMeter meter;
    private final Arrivals arrivals;
    private final BatchRun batch;
    private final Thread thread;

    private volatile List<Turn> turns = List.of();
    private volatile WarmPool.@Nullable Loan loan;
    private volatile boolean abandoned;

    /** @param returned run on its thread when it ends after it was given up */
    Slot(Floor floor, Crew crew, Runnable returned) {
        long number = crew.workers().incrementAndGet();
        this.floor = floor;
        this.crew = crew;
        this.owner = crew.name() + "-" + floor.pool().name() + "-" + number;
        this.returned = returned;
        this.arrivals = new Arrivals(crew, owner);
        Workshop workshop = crew.workshop();
        this.vigil = new Vigil(workshop.nanos());
        this.meter = new StageMeter(floor.till(), vigil, crew.pace().hang(), workshop.clock(), workshop.nanos());
        StageLine line = new StageLine(floor.pool().name(), workshop.caches(), workshop.starts(), meter, vigil, this);
        this.batch = new BatchRun(floor, crew, line, meter, vigil, this);
        this.thread = Thread.ofPlatform()
                .name("render-" + floor.pool().name() + "-" + number)
                .daemon()
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    String owner() {
        return owner;
    }

    List<Turn> turns() {
        return turns;
    }

    Vigil vigil() {
        return vigil;
    }

    private void run() {
        try {
            while (!crew.bell().stopped() && !abandoned) {
                long seen = crew.bell().rings();
                if (!worked()) {
                    crew.bell().await(seen, crew.pace().pause());
                }
            }
        } catch (AbandonedException e) {
            LOG.warn(
                    "A call that was given up in {} has come back", floor.pool().name());
        } catch (InterruptedException e) {
            // Whoever stops the workers wants their threads to end.
            Thread.currentThread().interrupt();
        } finally {
            if (abandoned) {
                returned.run();
            }
        }
    }

    /** The boundary of the thread: when storage or memory fails, it looks again after a pause. */
    private boolean worked() throws InterruptedException {
        try {
            Optional<Stint> handed = floor.inbox().take();
            if (handed.isPresent()) {
                crew.bell().ring(); // whoever handed it over may have waited for that
                goOn(handed.get());
                return true;
            }
            return floor.health().in() ? leased() : tried();
        } catch (AbandonedException e) {
            if (abandoned) {
                throw e;
            }
            // Somebody else has ended an image that was handed over.
            return true;
        } catch (RuntimeException | Error e) {
            LOG.error("Rendering in {} waits a moment", floor.pool().name(), e);
            return false;
        } finally {
            // Whatever was not settled is found again when its lease runs out.
            turns.forEach(crew.inHand()::remove);
            turns = List.of();
        }
    }

    private boolean leased() throws InterruptedException {
        boolean may = floor.pool().does(Stage.DENOISE) && crew.rooms().mayLease(floor);
        List<RenderJob> jobs = may ? floor.lease(owner) : List.of();
        if (!jobs.isEmpty()) {
            work(jobs);
            return true;
        }
        Optional<Stint> back = crew.rooms().takeBack(floor);
        if (back.isPresent()) {
            goOn(back.get());
        }
        return back.isPresent();
    }

    private void goOn(Stint stint) throws InterruptedException {
        turns = stint.pieces().stream().map(Piece::turn).toList();
        timed(() -> batch.work(stint.pieces()));
    }

    private boolean tried() throws InterruptedException {
        boolean due = floor.health().beginTrial(crew.workshop().clock().instant());
        if (due) {
            floor.occupied(1);
            try {
                floor.trial(this);
            } finally {
                floor.occupied(-1);
            }
        }
        return due && floor.health().in();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void work(List<RenderJob> jobs) throws InterruptedException {
        timed(() -> {
            List<Piece> toDraw = new ArrayList<>();
            List<Turn> taken = arrivals.turns(jobs);
            turns = taken;
            arrivals.takeInHand(taken);
            for (Turn turn : taken) {
                Optional<Receipt> receipt = crew.handOver().receipt(turn.job());
                if (receipt.isPresent()) {
                    stored(turn, receipt.get());
                } else {
                    toDraw.add(arrivals.piece(turn));
                }
            }
            if (!toDraw.isEmpty()) {
                batch.work(toDraw);
            }
        });
    }

    private void timed(Work work) throws InterruptedException {
        long began = crew.workshop().nanos().getAsLong();
        floor.occupied(1);
        try {
            work.run();
        } finally {
            floor.occupied(-1);
            floor.busy(crew.workshop().nanos().getAsLong() - began);
            floor.announce();
        }
    }

    private void stored(Turn turn, Receipt receipt) throws InterruptedException {
        vigil.begin("storing its files", crew.pace().hang().stageNanos(0));
        try {
            crew.handOver().deliver(turn, receipt);
        } finally {
            vigil.end();
        }
    }

    /** They are no longer this worker's; whoever takes them up has them in hand from then on. */
    @Override
    public void hand(List<Piece> pieces) {
        List<Turn> gone = pieces.stream().map(Piece::turn).toList();
        turns = turns.stream().filter(turn -> !gone.contains(turn)).toList();
        pieces.forEach(piece -> piece.turn().enter(Phase.QUEUE, Progress.At.of(piece.next())));
        crew.rooms().hand(pieces);
    }

    @Override
    public WarmPool.Loan borrow(Recipe recipe, List<Turn> wanting) throws GeneratorException, InterruptedException {
        RenderModel model = asked(() -> floor.requireModel(recipe.model()));
        return borrow(model, recipe.variant(), wanting);
    }

    /** Something the generator is asked, which it may never answer. */
    <T> T asked(Guard.Load<T> question) throws GeneratorException {
        vigil.begin("asking its generator", crew.pace().hang().stageNanos(0));
        try {
            return question.run();
        } finally {
            vigil.end();
        }
    }

    WarmPool.Loan borrow(RenderModel model, String variant, List<Turn> wanting)
            throws GeneratorException, InterruptedException {
        wanting.forEach(turn -> turn.enter(Phase.LOAD, Progress.At.LOAD));
        double predicted = crew.workshop().predictions().loading(floor.pool().name(), model.id(), variant);
        vigil.begin("loading " + model.id(), crew.pace().hang().loadNanos(predicted));
        try {
            WarmPool.Loan borrowed = floor.warm().borrow(model, variant, now -> loan = now);
            if (abandoned) {
                borrowed.discard();
                throw new AbandonedException();
            }
            return borrowed;
        } finally {
            vigil.end();
        }
    }

    @Override
    public void settle(WarmPool.Loan borrowed, boolean sound) {
        loan = null;
        if (sound && !abandoned) {
            borrowed.giveBack();
        } else {
            borrowed.discard();
        }
    }

    /** @throws AbandonedException when it was given up meanwhile */
    void requireMine() {
        if (abandoned) {
            throw new AbandonedException();
        }
    }

    /** Gives it up, from another thread: what it has in hand fails, and its model's room is given up. */
    void giveUp(String why) throws InterruptedException {
        abandoned = true;
        meter.giveUp();
        WarmPool.Loan borrowed = loan;
        if (borrowed != null) {
            borrowed.forfeit();
        }
        List<Turn> left = turns;
        boolean onTrial = left.isEmpty() && !floor.health().in();
        if (onTrial) {
            floor.stillOut(why);
        } else {
            floor.out(why, left.isEmpty() ? null : left.getFirst().job().recipe());
        }
        for (Turn turn : left) {
            crew.handOver().giveUp(turn, why);
            turn.unwanted(Turn.Unwanted.LOST);
        }
    }
}
