package sluice.job;

import java.util.Map;

/**
 * How much there is in the backlog.
 *
 * @param states jobs by state; states without any are left out
 * @param explicit waiting jobs that the user's own acts asked for
 * @param seconds estimated processor seconds of all waiting jobs
 * @param explicitSeconds estimated processor seconds of those that are explicit
 */
public record BacklogCounts(Map<JobState, Long> states, long explicit, double seconds, double explicitSeconds) {
    public BacklogCounts {
        states = Map.copyOf(states);
    }

    public long in(JobState state) {
        return states.getOrDefault(state, 0L);
    }
}
