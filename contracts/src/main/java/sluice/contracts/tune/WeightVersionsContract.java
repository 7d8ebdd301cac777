package sluice.contracts.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.tune.Bin;
import sluice.tune.Comparison;
import sluice.tune.NewProposal;
import sluice.tune.Proposal;
import sluice.tune.Report;
import sluice.tune.Version;
import sluice.tune.Version.Origin;
import sluice.tune.WeightVersions;
import sluice.value.Feature;
import sluice.value.ValueWeights;
import sluice.value.Weight;

/** What every keeper of weights promises. */
public abstract class WeightVersionsContract {
    private static final Instant AT = Instant.parse("2026-04-01T12:00:00.250Z");

    /** The port under test, empty at a test's begin. Asked for anew at each step, so it may have been reopened. */
    protected abstract WeightVersions versions();

    private static ValueWeights weights(double star) {
        Map<Feature, Weight> weights = new EnumMap<>(ValueWeights.DEFAULT.weights());
        weights.put(Feature.STARRED, new Weight(star, 100));
        return new ValueWeights(-3.5, weights);
    }

    private static Report report() {
        Comparison figure = new Comparison(0.1, 0.2, 0.05, 0.15);
        return new Report(
                30,
                20,
                10,
                400,
                figure,
                figure,
                figure,
                figure,
                figure,
                figure,
                List.of(new Bin(0.05, 0.04, 12.5)),
                Collections.nCopies(10, new Bin(0.5, 0.25, 3)),
                true,
                "more of it “was” chosen");
    }

    private Proposal propose(double star) {
        long base = versions().inForce().root();
        return versions().propose(new NewProposal(AT.plusSeconds(5), base, weights(star), report()));
    }

    private Version takeOver(double star) {
        long proposal = propose(star).id();
        return versions().takeOver(proposal, AT.plusSeconds(9));
    }

    @Test
    void theDefaultsAreInForceAtFirst() {
        assertEquals(Version.FIRST, versions().inForce());
        assertEquals(List.of(Version.FIRST), versions().latest(10));
        assertEquals(Optional.empty(), versions().back(AT));
        assertEquals(Optional.empty(), versions().forward(AT));
        assertEquals(Optional.empty(), versions().lastProposal());
    }

    @Test
    void aProposalComesBackAsItWasMadeAndChangesNothing() {
        Proposal made = propose(1.5);
        assertEquals(new NewProposal(AT.plusSeconds(5), 0, weights(1.5), report()), made.made());
        assertEquals(Optional.of(made), versions().proposal(made.id()));
        Proposal later = propose(2);
        assertEquals(Optional.of(later), versions().lastProposal());
        assertEquals(Version.FIRST, versions().inForce());
    }

    @Test
    void whatIsTakenOverIsInForceWithItsReport() {
        Version taken = takeOver(1.5);
        assertEquals(
                new Version(taken.id(), AT.plusSeconds(9), Origin.FITTED, taken.id(), 0L, weights(1.5), report()),
                taken);
        assertEquals(taken, versions().inForce());
        assertEquals(List.of(taken, Version.FIRST), versions().latest(10));
        assertEquals(List.of(taken), versions().latest(1));
    }

    @Test
    void oneStepBackAndForwardLeadsThroughWhatWasTakenOver() {
        Version first = takeOver(1);
        Version second = takeOver(2);
        Version back = versions().back(AT.plusSeconds(20)).orElseThrow();
        assertEquals(
                new Version(back.id(), AT.plusSeconds(20), Origin.SET_BACK, first.id(), 0L, weights(1), report()),
                back);
        Version toDefault = versions().back(AT.plusSeconds(21)).orElseThrow();
        assertEquals(ValueWeights.DEFAULT, toDefault.weights());
        assertEquals(0, toDefault.root());
        assertEquals(Optional.empty(), versions().back(AT));
        assertEquals(
                first.id(), versions().forward(AT.plusSeconds(22)).orElseThrow().root());
        Version again = versions().forward(AT.plusSeconds(23)).orElseThrow();
        assertEquals(second.id(), again.root());
        assertEquals(Origin.SET_FORWARD, again.origin());
        assertEquals(again, versions().inForce());
        assertEquals(Optional.empty(), versions().forward(AT));
        assertEquals(7, versions().latest(100).size());
    }

    @Test
    void aStepForwardLeadsToWhatWasTakenOverLast() {
        takeOver(1);
        versions().back(AT);
        Version other = takeOver(2);
        versions().back(AT);
        assertEquals(other.id(), versions().forward(AT).orElseThrow().root());
    }

    @Test
    void aProposalForOtherWeightsThanThoseInForceIsRefused() {
        Proposal early = propose(1);
        Version taken = takeOver(2);
        SluiceException refused =
                assertThrows(SluiceException.class, () -> versions().takeOver(early.id(), AT));
        assertEquals(FailureCode.CONFLICT, refused.code());
        assertEquals(taken, versions().inForce());
        versions().back(AT);
        assertEquals(weights(1), versions().takeOver(early.id(), AT).weights());
    }

    @Test
    void anUnknownProposalIsRefused() {
        SluiceException refused =
                assertThrows(SluiceException.class, () -> versions().takeOver(77, AT));
        assertEquals(FailureCode.NOT_FOUND, refused.code());
        assertEquals(Version.FIRST, versions().inForce());
    }

    @Test
    void theOldestProposalsGo() {
        Proposal first = propose(1);
        for (int i = 1; i < WeightVersions.MOST_PROPOSALS; i++) {
            propose(2);
        }
        assertEquals(Optional.of(first), versions().proposal(first.id()));
        propose(3);
        assertEquals(Optional.empty(), versions().proposal(first.id()));
    }

    @Test
    void aLimitOfNoneAnswersNothingAndLessIsAMistake() {
        assertEquals(List.of(), versions().latest(0));
        assertThrows(IllegalArgumentException.class, () -> versions().latest(-1));
    }
}
