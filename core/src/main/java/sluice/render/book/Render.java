package sluice.render.book;

import java.util.Map;
import sluice.job.JobState;
import sluice.render.route.Quote;

/**
 * A request that was accepted, and how far it is.
 *
 * @param states its images by state; states without any are left out
 * @param billedMicroUsd until now
 * @param savedMicroUsd by caches, until now
 */
public record Render(
        long id,
        RenderRequest request,
        Quote quote,
        Map<JobState, Integer> states,
        long billedMicroUsd,
        long savedMicroUsd) {
    public Render {
        states = Map.copyOf(states);
    }

    public boolean ended() {
        return states.keySet().stream().allMatch(JobState::ended);
    }
}
