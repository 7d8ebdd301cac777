package sluice.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.job.Occasion.Sample.AT;
import static sluice.job.Occasion.Sample.LATER;
import static sluice.job.Occasion.Sample.NOW;
import static sluice.job.Occasion.Sample.OWNER;
import static sluice.job.Occasion.Sample.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every state with every event; the table in {@code docs/jobs.md} says what is expected. */
class JobTransitionsTest {
    private static final Path DOCS = Path.of("..", "docs", "jobs.md");
    private static final Pattern EDGE = Pattern.compile("^ *(\\w+) --> (\\w+)(?:: .*)?$", Pattern.MULTILINE);

    @Test
    void theTableInTheDocsIsWhatHappens() throws IOException {
        List<String> rows = Files.readAllLines(DOCS).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
        String head = Arrays.stream(JobState.values())
                .map(JobState::label)
                .collect(Collectors.joining(" | ", "| what happens | ", " |"));
        List<String> expected = Stream.concat(
                        Stream.of(head), Arrays.stream(Occasion.values()).map(Occasion::row))
                .toList();
        assertEquals(String.join("\n", expected), String.join("\n", rows));
    }

    @Test
    void theDiagramInTheDocsHasEachWayFromOneStateToAnother() throws IOException {
        Set<String> expected = new TreeSet<>();
        for (Occasion occasion : Occasion.values()) {
            for (JobState state : JobState.values()) {
                occasion.after(state)
                        .filter(job -> job.state() != state)
                        .ifPresent(job -> expected.add(
                                state.label() + " --> " + job.state().label()));
            }
        }
        Set<String> drawn = new TreeSet<>();
        Matcher edges = EDGE.matcher(Files.readString(DOCS));
        while (edges.find()) {
            drawn.add(edges.group(1) + " --> " + edges.group(2));
        }
        assertEquals(String.join("\n", expected), String.join("\n", drawn));
    }

    @Test
    void theTableTriesEveryEvent() {
        assertEquals(
                Set.of(JobEvent.class.getPermittedSubclasses()),
                Arrays.stream(Occasion.values())
                        .map(occasion -> occasion.event().getClass())
                        .collect(Collectors.toSet()));
    }

    @Test
    void aLeaseCountsAnAttemptAndForgetsTheNote() {
        Job job = after(Occasion.LEASED, JobState.QUEUED);
        assertEquals(new Job(7, work(1, false), JobState.LEASED, 2, null, "new", LATER, "", NOW), job);
    }

    @Test
    void aRenewalChangesNothingButTheEnd() {
        assertEquals(
                new Job(7, work(1, false), JobState.LEASED, 1, null, OWNER, LATER.plusSeconds(9), "note", AT),
                JobTransitions.next(
                                Occasion.RENEWED.before(JobState.LEASED),
                                new JobEvent.Renewed(OWNER, LATER.plusSeconds(9)),
                                Occasion.RULE,
                                NOW)
                        .orElseThrow());
    }

    @Test
    void whatIsPutOffCostsNoAttempt() {
        assertEquals(
                new Job(7, work(1, false), JobState.SNOOZED, 0, LATER, null, null, "why", NOW),
                after(Occasion.SNOOZED, JobState.LEASED));
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        RetryRule rule = RetryRule.DEFAULT;
        assertEquals(
                List.of(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L),
                Stream.of(1, 2, 3, 4, 5, 6, 7, 1_000)
                        .map(failed -> rule.pause(failed).toSeconds())
                        .toList());
    }

    @Test
    void aFailureSaysWhyAndWhenItIsTriedAgain() {
        assertEquals(
                new Job(7, work(1, false), JobState.RETRY, 1, NOW.plusSeconds(10), null, null, "why", NOW),
                after(Occasion.FAILED, JobState.LEASED));
        assertEquals(
                new Job(7, work(1, false), JobState.DEAD, 3, null, null, null, "why", NOW),
                after(Occasion.FAILED_LAST, JobState.LEASED));
    }

    @Test
    void whoeverReturnsKeepsHisAttemptsUnlessTheUserAsks() {
        assertEquals(1, after(Occasion.EXPIRED, JobState.LEASED).attempts());
        assertEquals(1, after(Occasion.CAME_DUE, JobState.RETRY).attempts());
        assertEquals("note", after(Occasion.CAME_DUE, JobState.RETRY).note());
        assertEquals(0, after(Occasion.RETRIED, JobState.DEAD).attempts());
        assertEquals(0, after(Occasion.OFFERED_EXPLICIT, JobState.DEAD).attempts());
    }

    @Test
    void theLouderOfferWinsAndTheFirstTimeStays() {
        assertEquals(
                work(2, false), after(Occasion.OFFERED_HIGHER, JobState.LEASED).what());
        assertEquals(
                work(0.5, true),
                after(Occasion.OFFERED_EXPLICIT, JobState.QUEUED).what());
        Job explicit = after(Occasion.OFFERED_EXPLICIT, JobState.QUEUED);
        JobEvent higher = new JobEvent.OfferedAgain(work(99, false));
        assertEquals(Optional.empty(), JobTransitions.next(explicit, higher, Occasion.RULE, NOW));
    }

    private static Job after(Occasion occasion, JobState state) {
        return occasion.after(state).orElseThrow();
    }

    /** Whatever happens in whatever order. */
    @Test
    void aJobAlwaysHasWhatItsStateNeedsAndNothingElse() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Job job = Job.offered(1, work(1, false));
            for (int step = 0; step < 60; step++) {
                Occasion occasion = Occasion.values()[random.nextInt(Occasion.values().length)];
                JobEvent event = occasion.event() instanceof JobEvent.Leased(String owner, var until)
                        ? new JobEvent.Leased(OWNER, until)
                        : occasion.event();
                Optional<Job> next = JobTransitions.next(job, event, Occasion.RULE, occasion.now());
                if (next.isPresent()) {
                    Job now = next.get();
                    String when = "seed " + seed + ", step " + step + ": " + job + " " + event + " " + now;
                    assertConsistent(now, when);
                    assertTrue(now.attempts() <= Occasion.RULE.attempts(), when);
                    assertTrue(!(event instanceof JobEvent.OfferedAgain) || !now.equals(job), when);
                    assertNotEquals(JobState.DONE, job.state(), when);
                    job = now;
                }
            }
        }
    }

    private static void assertConsistent(Job job, String when) {
        boolean leased = job.state() == JobState.LEASED;
        boolean putOff = job.state() == JobState.SNOOZED || job.state() == JobState.RETRY;
        assertEquals(leased, job.owner() != null, when);
        assertEquals(leased, job.leasedUntil() != null, when);
        assertEquals(putOff, job.due() != null, when);
        assertTrue(job.attempts() >= 0, when);
        assertEquals(
                1,
                Stream.of(job.state().ended(), job.state().waiting(), leased)
                        .filter(holds -> holds)
                        .count());
    }
}
