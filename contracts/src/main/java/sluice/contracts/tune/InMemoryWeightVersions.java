package sluice.contracts.tune;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.tune.NewProposal;
import sluice.tune.Proposal;
import sluice.tune.Version;
import sluice.tune.WeightVersions;

/** The contract of the weights' versions said again in plain collections, for tests. */
public final class InMemoryWeightVersions implements WeightVersions {
    private final List<Version> versions = new ArrayList<>(List.of(Version.FIRST));
    private final List<Proposal> proposals = new ArrayList<>();
    private long made;

    @Override
    public synchronized Version inForce() {
        return versions.getLast();
    }

    @Override
    public synchronized List<Version> latest(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
        return versions.reversed().stream().limit(limit).toList();
    }

    @Override
    public synchronized Version takeOver(long proposal, Instant at) {
        NewProposal made = proposal(proposal)
                .orElseThrow(() ->
                        SluiceException.about(FailureCode.NOT_FOUND, "proposal", "there is no proposal " + proposal))
                .made();
        if (made.base() != inForce().root()) {
            throw SluiceException.about(
                    FailureCode.CONFLICT,
                    "proposal",
                    "proposal " + proposal + " was judged against other weights than those in force");
        }
        long id = inForce().id() + 1;
        return add(new Version(id, millis(at), Version.Origin.FITTED, id, made.base(), made.weights(), made.report()));
    }

    @Override
    public synchronized Optional<Version> back(Instant at) {
        Long base = root(inForce().root()).base();
        return base == null ? Optional.empty() : Optional.of(again(root(base), Version.Origin.SET_BACK, at));
    }

    @Override
    public synchronized Optional<Version> forward(Instant at) {
        long root = inForce().root();
        return versions.reversed().stream()
                .filter(version -> version.origin() == Version.Origin.FITTED)
                .filter(version -> Objects.equals(version.base(), root))
                .findFirst()
                .map(version -> again(version, Version.Origin.SET_FORWARD, at));
    }

    private Version root(long id) {
        return versions.stream()
                .filter(version -> version.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private Version again(Version root, Version.Origin origin, Instant at) {
        return add(new Version(
                inForce().id() + 1, millis(at), origin, root.id(), root.base(), root.weights(), root.report()));
    }

    private Version add(Version version) {
        versions.add(version);
        return version;
    }

    @Override
    public synchronized Proposal propose(NewProposal proposal) {
        Proposal kept = new Proposal(
                ++made, new NewProposal(millis(proposal.at()), proposal.base(), proposal.weights(), proposal.report()));
        proposals.add(kept);
        if (proposals.size() > MOST_PROPOSALS) {
            proposals.removeFirst();
        }
        return kept;
    }

    @Override
    public synchronized Optional<Proposal> proposal(long id) {
        return proposals.stream().filter(proposal -> proposal.id() == id).findFirst();
    }

    @Override
    public synchronized Optional<Proposal> lastProposal() {
        return proposals.isEmpty() ? Optional.empty() : Optional.of(proposals.getLast());
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
