package sluice.server.api.worth;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.tune.Proposal;
import sluice.tune.Version;

/** Fitting the weights of the value model, as users see it and steer it. */
public interface Tuning {
    /**
     * Everything about it at one moment.
     *
     * @param versions the last ones, the last first
     * @param outcomes assets that are in a portfolio or a delivery
     * @param least how many of them are needed
     * @param automatic whether better weights are taken over without being asked for
     * @param revaluing whether some values are still by former weights
     * @param stepForward whether a step back can be taken back
     * @param fitting how far the fit is that is under way, or null
     * @param problem why the last fit failed, or null
     * @param proposal the last one, or null
     */
    record Status(
            Version inForce,
            List<Version> versions,
            int outcomes,
            int least,
            boolean automatic,
            boolean revaluing,
            boolean stepForward,
            @Nullable Fitting fitting,
            @Nullable String problem,
            @Nullable Proposal proposal) {}

    /**
     * A fit under way.
     *
     * @param read assets read so far
     * @param assets that there are
     */
    record Fitting(long read, long assets) {}

    Status status();

    /**
     * Fits weights now, or joins the fit that is under way; takes over nothing.
     *
     * @return the proposal, or empty when it takes longer than a request should
     * @throws sluice.failure.SluiceException with code {@code CONFLICT} when there are not enough outcomes
     */
    Optional<Proposal> fit() throws InterruptedException;

    /**
     * Puts a proposal into force.
     *
     * @throws sluice.failure.SluiceException with code {@code CONFLICT} when it is no better than what is in force, or was
     *     judged against other weights; {@code NOT_FOUND} when there is no such proposal
     */
    Version takeOver(long proposal);

    /** @throws sluice.failure.SluiceException with code {@code CONFLICT} when nothing is further back */
    Version back();

    /** @throws sluice.failure.SluiceException with code {@code CONFLICT} when no step back was taken */
    Version forward();
}
