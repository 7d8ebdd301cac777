package sluice.render.run;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.SluiceException;
import sluice.job.JobEvent;
import sluice.render.Stage;
import sluice.render.book.RenderJob;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;
import sluice.render.generate.CancelledException;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.RenderModel;

/**
 * Takes images that came together as far as their pool takes them: to their ends, or to a stage of another pool, to which
 * they are handed. As many go in one call as fit. When a call fails for one of several images, or for want of memory, it is
 * halved until the one at fault is alone, so that its neighbours do not fail with it; what is left when the pool is taken out goes back to the book, or to the pool that handed it over. Finishing needs no
 * generator, and goes on.
 */
final class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    private final Floor floor;
    private final Crew crew;
    private final StageLine line;
    private final StageMeter meter;
    private final Vigil vigil;
    private final Onward onward;

    /** Where images go that other pools go on with: all are at the same stage, of the same pool. */
    interface Onward {
        void hand(List<Piece> pieces);
    }

    BatchRun(Floor floor, Crew crew, StageLine line, StageMeter meter, Vigil vigil, Onward onward) {
        this.floor = floor;
        this.crew = crew;
        this.line = line;
        this.meter = meter;
        this.vigil = vigil;
        this.onward = onward;
    }

    void work(List<Piece> pieces) throws InterruptedException {
        Deque<List<Piece>> groups = new ArrayDeque<>();
        int most = floor.most(pieces.getFirst().recipe());
        for (int from = 0; from < pieces.size(); from += most) {
            groups.add(pieces.subList(from, Math.min(from + most, pieces.size())));
        }
        while (!groups.isEmpty()) {
            List<Piece> group = wanted(groups.pop());
            if (group.isEmpty()) {
                continue;
            }
            Health.Standing standing = floor.health().standing();
            Instant until = standing.outUntil();
            if (until != null && group.stream().anyMatch(piece -> piece.next() != Stage.FINISH)) {
                leave(group, until, standing.trouble());
            } else {
                draw(group, groups);
            }
        }
    }

    private void draw(List<Piece> group, Deque<List<Piece>> groups) throws InterruptedException {
        try {
            int before = group.stream().mapToInt(Piece::computed).sum();
            line.draw(group);
            if (group.stream().mapToInt(Piece::computed).sum() > before) {
                floor.went(group.getFirst().recipe(), group.size());
            }
            for (Piece piece : handedOn(group)) {
                finish(piece);
            }
        } catch (CancelledException e) {
            wanted(group).forEach(piece -> groups.push(List.of(piece)));
        } catch (GeneratorException e) {
            failed(group, e, groups);
        } catch (SluiceException e) {
            // What came from outside the generator, such as a start image: of one image, since those are not batched.
            LOG.warn("Image {} failed", group.getFirst().turn().job().id(), e);
            fail(group, Failures.reason(e), Failures.canBeTriedAgain(e.code()));
        }
    }

    private void failed(List<Piece> group, GeneratorException e, Deque<List<Piece>> groups)
            throws InterruptedException {
        RenderJob first = group.getFirst().turn().job();
        LOG.warn("{} images ({} of render {}) failed in {}", group.size(), first.id(), first.render(), first.pool(), e);
        String reason = Failures.reason(e);
        // A model that cannot be loaded cannot be loaded for fewer images either.
        boolean several = group.size() > 1 && floor.hasLoaded(first.recipe());
        switch (e.kind()) {
            case REFUSED -> {
                if (several) {
                    halve(group, groups);
                } else {
                    fail(group, reason, false);
                }
            }
            case OUT_OF_MEMORY -> {
                floor.caps().tooMany(first.recipe(), group.size());
                if (several) {
                    halve(group, groups);
                } else {
                    floor.out(reason, first.recipe());
                    fail(group, reason, true);
                }
            }
            case FAILED -> {
                if (several) {
                    halve(group, groups);
                } else {
                    floor.failed(reason, first.recipe());
                    fail(group, reason, true);
                }
            }
            case GONE -> {
                floor.out(reason, first.recipe());
                fail(group, reason, true);
            }
        }
    }

    private static void halve(List<Piece> group, Deque<List<Piece>> groups) {
        int half = group.size() / 2;
        groups.push(group.subList(half, group.size()));
        groups.push(group.subList(0, half));
    }

    private void fail(List<Piece> group, String reason, boolean retryable) throws InterruptedException {
        for (Piece piece : wanted(group)) {
            crew.handOver().end(piece.turn(), new JobEvent.Failed(piece.turn().owner(), reason, retryable));
        }
    }

    /** This pool is out: those of another go back to it, its own to the book. */
    private void leave(List<Piece> group, Instant until, String trouble) throws InterruptedException {
        String here = floor.pool().name();
        if (group.stream().noneMatch(piece -> piece.way().home().equals(here))) {
            group.forEach(Piece::comeHome);
            onward.hand(group);
            return;
        }
        for (Piece piece : group) {
            crew.handOver()
                    .end(
                            piece.turn(),
                            new JobEvent.Snoozed(
                                    piece.turn().owner(), until, "its pool is out of service: " + trouble));
        }
    }

    /** Hands on those that another pool goes on with; the others. Each is finished by itself. */
    private List<Piece> handedOn(List<Piece> group) throws InterruptedException {
        List<Piece> here = new ArrayList<>();
        Map<String, List<Piece>> elsewhere = new LinkedHashMap<>();
        for (Piece piece : wanted(group)) {
            if (piece.place().equals(floor.pool().name())) {
                here.add(piece);
            } else if (piece.next() == Stage.FINISH) {
                onward.hand(List.of(piece));
            } else {
                String where = piece.next() + " " + piece.place();
                elsewhere.computeIfAbsent(where, any -> new ArrayList<>()).add(piece);
            }
        }
        elsewhere.values().forEach(onward::hand);
        return here;
    }

    /** Ends those that are not; the others. */
    private List<Piece> wanted(List<Piece> group) throws InterruptedException {
        List<Piece> wanted = new ArrayList<>();
        for (Piece piece : group) {
            Turn.Unwanted why = piece.turn().unwanted();
            if (piece.turn().isEnded()) {
                continue;
            }
            if (why == null) {
                wanted.add(piece);
            } else {
                crew.handOver().endUnwanted(piece.turn(), why);
            }
        }
        return wanted;
    }

    private void finish(Piece piece) throws InterruptedException {
        if (wanted(List.of(piece)).isEmpty()) {
            return;
        }
        Turn turn = piece.turn();
        Imprint imprint = imprint(piece);
        List<FinishedFile> files;
        try {
            files = meter.measure(
                    Stage.FINISH,
                    List.of(piece),
                    () -> crew.workshop()
                            .finisher()
                            .finish(piece.drawn(), turn.request().finishing(), imprint));
        } catch (SluiceException e) {
            fail(List.of(piece), Failures.reason(e), Failures.canBeTriedAgain(e.code()));
            return;
        } catch (AbandonedException e) {
            throw e;
        } catch (RuntimeException | Error | GeneratorException | CancelledException e) {
            LOG.error("Image {} could not be finished", turn.job().id(), e);
            fail(List.of(piece), Failures.reason(e), true);
            return;
        }
        vigil.begin("storing its files", crew.pace().hang().stageNanos(0));
        try {
            crew.handOver().deliver(turn, files, imprint);
        } finally {
            vigil.end();
        }
    }

    private Imprint imprint(Piece piece) {
        RenderJob job = piece.turn().job();
        boolean trained = crew.rooms()
                .find(piece.way().home())
                .flatMap(home -> home.model(job.recipe().model()))
                .map(RenderModel::trained)
                .orElse(true);
        return new Imprint(
                job.recipe(),
                trained ? "trainedAlgorithmicMedia" : "algorithmicMedia",
                crew.workshop().software(),
                Long.toString(job.render()),
                job.index(),
                crew.workshop().clock().instant(),
                job.quality());
    }
}
