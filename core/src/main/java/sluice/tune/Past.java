package sluice.tune;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import sluice.asset.Asset;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import sluice.value.FactsReading;
import sluice.value.History;
import sluice.value.Surroundings;
import sluice.value.ValueFacts;

/**
 * One asset and all that was recorded of it, to be looked at as of a moment.
 *
 * <p>Signals and children are rewound. What the file says of its making does not change. A stack's cover is chosen by worth,
 * so that today's cover tells of the choice, and is not known as of then: every asset counts as one that stands alone. Which
 * session an asset is in is today's.
 *
 * @param signals in the order of recording
 */
record Past(Asset asset, List<Signal> signals, List<Made> children) {
    /**
     * Something that was made from it.
     *
     * @param known since when the library has it
     */
    record Made(Surroundings.Child child, Instant known) {}

    History today() {
        return History.of(signals);
    }

    List<Surroundings.Child> childrenToday() {
        return children.stream().map(Made::child).toList();
    }

    /** Whether anything ever happened to it. */
    boolean touched() {
        return !signals.isEmpty() || !children.isEmpty();
    }

    /**
     * Whether it was in the trash without a word about its worth, so that it could not be chosen.
     *
     * @param before only signals with a smaller id were recorded
     */
    boolean deletedBefore(long before) {
        boolean deleted = false;
        for (Signal signal : signals) {
            if (signal.id() < before) {
                SignalKind kind = signal.kind();
                deleted = kind == SignalKind.DELETED
                        || (deleted && kind != SignalKind.RESTORED && kind != SignalKind.REJECTED);
            }
        }
        return deleted;
    }

    /** Views so shortly before a choice are part of choosing. */
    private static final Duration SITTING = Duration.ofHours(1);

    /**
     * What was known just before an outcome, be it of this asset or another. Views of the hour before are left out, for all
     * alike: to look at an image is how one chooses it, and weights that were fitted to that would say no more than that
     * somebody is choosing just now. A star of a second before counts: it is a judgement.
     *
     * @param names of portfolios and deliveries: being collected under such a name is the choice itself
     */
    ValueFacts before(Outcome outcome, Set<String> names) {
        Instant sitting = outcome.at().minus(SITTING);
        List<Signal> known = signals.stream()
                .filter(signal -> signal.id() < outcome.signal())
                .filter(signal -> signal.kind() != SignalKind.COLLECTED || !names.contains(signal.detail()))
                .filter(signal ->
                        signal.kind() != SignalKind.VIEWED || signal.at().isBefore(sitting))
                .toList();
        List<Surroundings.Child> made = children.stream()
                .filter(child -> child.known().isBefore(outcome.at()))
                .map(Made::child)
                .toList();
        return FactsReading.read(asset, History.of(known).withoutOutcomes(), new Surroundings(1, true, null, made));
    }
}
