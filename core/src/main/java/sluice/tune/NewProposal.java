package sluice.tune;

import java.time.Instant;
import sluice.value.ValueWeights;

/**
 * Weights that were fitted and judged.
 *
 * @param base the root of the version that was in force, which they were judged against
 */
public record NewProposal(Instant at, long base, ValueWeights weights, Report report) {}
