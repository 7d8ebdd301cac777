package sluice.tune;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import sluice.value.ValueWeights;

/**
 * The weights that assets are valued by, and since when. Asked for all the time, so they are kept here; safe for several
 * threads. A change is durable before it is used.
 */
public final class WeightsInForce {
    private final WeightVersions versions;
    private final InstantSource clock;
    private volatile ValueWeights weights;
    private volatile Instant since;

    public WeightsInForce(WeightVersions versions, InstantSource clock) {
        this.versions = versions;
        this.clock = clock;
        Version now = versions.inForce();
        weights = now.weights();
        since = now.at();
    }

    public ValueWeights weights() {
        return weights;
    }

    /** Valuations for a time before this may have been made with other weights. */
    public Instant since() {
        return since;
    }

    /** @throws sluice.failure.SluiceException as {@link WeightVersions#takeOver} */
    public synchronized Version takeOver(long proposal) {
        return use(versions.takeOver(proposal, clock.instant()));
    }

    public synchronized Optional<Version> back() {
        return versions.back(clock.instant()).map(this::use);
    }

    public synchronized Optional<Version> forward() {
        return versions.forward(clock.instant()).map(this::use);
    }

    /**
     * First the weights, then the time: whoever valued something by the old ones did so for an earlier time. The next whole
     * millisecond, since that is how finely valuations are dated.
     */
    private Version use(Version now) {
        weights = now.weights();
        since = clock.instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        return now;
    }
}
