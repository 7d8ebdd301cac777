package sluice.collection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;

/** What is recorded when somebody puts something into a collection: what it is for, whatever he called it. */
public final class Admission {
    private final Collections collections;

    public Admission(Collections collections) {
        this.collections = collections;
    }

    /**
     * The signals as they are to be recorded: what is collected into a portfolio is in a portfolio.
     *
     * @throws SluiceException with code {@code CONFLICT} for a collection that nothing can be put into, or of another kind
     *     than is said
     */
    public List<NewSignal> admit(List<NewSignal> signals) {
        Map<String, Optional<CollectionEntry>> known = new HashMap<>();
        return signals.stream()
                .map(signal -> signal.kind() == SignalKind.UNCOLLECTED
                                || CollectionKind.of(signal.kind()).isPresent()
                        ? admit(signal, known.computeIfAbsent(signal.detail(), collections::find))
                        : signal)
                .toList();
    }

    private static NewSignal admit(NewSignal signal, Optional<CollectionEntry> into) {
        if (into.isEmpty()) {
            return signal;
        }
        CollectionKind kind = into.get().definition().kind();
        SignalKind adding = kind.adding()
                .orElseThrow(() -> refusal(
                        signal, " is a saved search: it holds what its query finds, nothing is put in or taken out"));
        if (signal.kind() == SignalKind.UNCOLLECTED || signal.kind() == adding) {
            return signal;
        }
        if (signal.kind() == SignalKind.COLLECTED) {
            return new NewSignal(
                    signal.asset(),
                    adding,
                    signal.detail(),
                    signal.amount(),
                    signal.at(),
                    signal.origin(),
                    signal.key());
        }
        if (into.get().written()) {
            throw refusal(signal, " is a " + kind.words() + "; change its kind first, or choose another name");
        }
        return signal;
    }

    private static SluiceException refusal(NewSignal signal, String why) {
        return SluiceException.about(FailureCode.CONFLICT, "collection", "\"" + signal.detail() + "\"" + why);
    }
}
