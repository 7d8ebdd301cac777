package sluice.render.run;

import java.util.List;
import sluice.render.Places;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;

/** What a worker makes of images that it has just leased: turns, with what is wanted and expected of them. */
final class Arrivals {
    private final Crew crew;
    private final String owner;

    /** @param owner the worker, as the leases name it */
    Arrivals(Crew crew, String owner) {
        this.crew = crew;
        this.owner = owner;
    }

    List<Turn> turns(List<RenderJob> jobs) {
        return jobs.stream().map(this::turn).toList();
    }

    private Turn turn(RenderJob job) {
        Workshop workshop = crew.workshop();
        RenderRequest request = crew.requests()
                .of(job.render())
                .orElseThrow(() -> new IllegalStateException("image " + job.id() + " has no request"));
        return new Turn(
                job,
                request,
                owner,
                workshop.predictions().of(job.pool(), places(job), job.recipe(), request.finishing()),
                crew.turns().incrementAndGet(),
                workshop.clock().instant(),
                workshop.nanos());
    }

    private Places places(RenderJob job) {
        return crew.rooms().known(job.places());
    }

    Piece piece(Turn turn) {
        RenderJob job = turn.job();
        return new Piece(turn, new Way(job.pool(), places(job), crew.rooms()::site));
    }

    /** Has everybody know that they are in hand, and them, whether they are wanted still. */
    void takeInHand(List<Turn> turns) {
        for (Turn turn : turns) {
            boolean perhaps = crew.inHand().add(turn);
            if (turn.job().cancelled() || perhaps && isCancelled(turn)) {
                turn.unwanted(Turn.Unwanted.CANCELLED);
            }
            if (crew.bell().stopped()) {
                turn.unwanted(Turn.Unwanted.STOPPED);
            }
        }
    }

    private boolean isCancelled(Turn turn) {
        return crew.workshop()
                .book()
                .job(turn.job().id())
                .map(RenderJob::cancelled)
                .orElse(true);
    }
}
