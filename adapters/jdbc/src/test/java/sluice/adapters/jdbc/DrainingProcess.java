package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import sluice.budget.Charge;
import sluice.budget.Step;
import sluice.contracts.analysis.Analyses;
import sluice.contracts.job.Work;
import sluice.contracts.job.WorthPorts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.RetryRule;
import sluice.job.Settlement;

/**
 * Works a backlog off, saying the job's number after each, until nothing is left or it is killed. Arguments: the file,
 * and how many seconds after {@link Work#AT} it lives: what it leaves leased has run out for the next.
 */
final class DrainingProcess {
    static final RetryRule PATIENT = new RetryRule(1_000, Duration.ofSeconds(1), Duration.ofSeconds(1));
    static final List<Step> STEPS = List.of(Step.DECODE, Step.EMBED, Step.STYLE);
    /** Of a line that was said to its end. */
    static final String END = " done";

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 3;

    private DrainingProcess() {}

    public static void main(String[] arguments) {
        String owner = "worker " + ProcessHandle.current().pid();
        Instant now = Work.AT.plusSeconds(Long.parseLong(arguments[1]));
        try (SqliteDatabase database = SqliteDatabase.open(Path.of(arguments[0]))) {
            WorthPorts ports = TestDatabase.ports(database, PATIENT);
            List<Job> leased = ports.backlog().lease(owner, LEASE, AT_ONCE, false, now);
            while (!leased.isEmpty()) {
                for (Job job : leased) {
                    if (!ports.backlog().settle(done(job, owner, now), now)) {
                        throw new IllegalStateException("somebody else has " + job);
                    }
                    System.out.println(job.id() + END);
                    System.out.flush();
                }
                leased = ports.backlog().lease(owner, LEASE, AT_ONCE, false, now);
            }
        }
    }

    private static Settlement done(Job job, String owner, Instant now) {
        List<Charge> lines =
                STEPS.stream().map(step -> Work.charge(job, step, now)).toList();
        int number = Math.toIntExact(job.id());
        return new Settlement(
                job.id(),
                new JobEvent.Completed(owner),
                Analyses.complete(job.what().asset(), number, now),
                lines);
    }
}
