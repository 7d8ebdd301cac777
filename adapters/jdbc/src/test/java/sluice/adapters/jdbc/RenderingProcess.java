package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.render.RenderPorts;
import sluice.contracts.render.RenderTurns;
import sluice.contracts.render.Wish;
import sluice.job.JobEvent;
import sluice.job.RetryRule;
import sluice.render.Stage;
import sluice.render.book.Accepted;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;

/**
 * Accepts requests and renders them, saying each request and each image when it is on the disk, until all there are to be
 * are done or it is killed. Arguments: the file, and how many seconds after {@link Wish#AT} it lives: what it leaves leased
 * has run out for the next.
 */
final class RenderingProcess {
    static final RetryRule PATIENT = new RetryRule(1_000, Duration.ofSeconds(1), Duration.ofSeconds(1));
    static final String CAMPAIGN = "x";
    static final int REQUESTS = 700;
    static final int IMAGES = 2;
    static final List<Stage> STAGES = List.of(Stage.ENCODE, Stage.DENOISE, Stage.FINISH);

    static final String ACCEPTED = "accepted ";
    static final String DONE = "done ";
    /** Of a line that was said to its end. */
    static final String END = ".";

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 3;

    private RenderingProcess() {}

    public static void main(String[] arguments) {
        String owner = "worker " + ProcessHandle.current().pid();
        Instant now = Wish.AT.plusSeconds(Long.parseLong(arguments[1]));
        try (SqliteDatabase database = SqliteDatabase.open(Path.of(arguments[0]))) {
            RenderPorts ports = TestDatabase.renders(database, PATIENT);
            boolean busy = true;
            while (busy) {
                boolean accepted = accept(ports.book(), now);
                busy = render(ports.book(), owner, now) || accepted;
            }
        }
    }

    /** The next few requests; which they are follows from how many there are. */
    private static boolean accept(RenderBook book, Instant now) {
        long there = accepted(book);
        List<Wish> next = LongStream.range(there, Math.min(REQUESTS, there + AT_ONCE))
                .mapToObj(number ->
                        Wish.of("wish").key("key " + number).campaign(CAMPAIGN).count(IMAGES))
                .toList();
        List<Accepted> answers = book.accept(next.stream().map(Wish::quoted).toList(), now);
        answers.forEach(answer -> say(ACCEPTED + answer.render()));
        return !answers.isEmpty();
    }

    static long accepted(RenderBook book) {
        return book.list(null, null, null, 1).stream()
                .mapToLong(render -> render.id())
                .sum();
    }

    private static boolean render(RenderBook book, String owner, Instant now) {
        List<RenderJob> leased = book.lease("here", owner, LEASE, IMAGES * AT_ONCE, now);
        for (RenderJob job : leased) {
            RenderSettlement done = RenderTurns.ended(
                    job,
                    new JobEvent.Completed(owner),
                    STAGES.stream()
                            .map(stage -> RenderTurns.charge(job, stage, now))
                            .toList(),
                    Sightings.id(Math.toIntExact(job.id())));
            if (!book.settle(done, now)) {
                throw new IllegalStateException("somebody else has " + job);
            }
            say(DONE + job.id());
        }
        return !leased.isEmpty();
    }

    private static void say(String what) {
        System.out.println(what + END);
        System.out.flush();
    }
}
