package sluice.signal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.Label;
import sluice.asset.Standing;

/** What takes an act back: facts are never overwritten, so that is another fact. Pure. */
public final class Opposite {
    private Opposite() {}

    /**
     * The signal after which the asset stands as it did before this one.
     *
     * @param before how the asset stood
     * @return nothing when the signal changed nothing, or cannot be taken back (a view, a download)
     */
    public static Optional<NewSignal> of(NewSignal signal, Standing before) {
        return switch (signal.kind()) {
            case STARRED -> when(!before.starred(), signal, SignalKind.UNSTARRED, 0);
            case UNSTARRED -> when(before.starred(), signal, SignalKind.STARRED, 0);
            case RATED -> when(before.rating() != signal.amount(), signal, SignalKind.RATED, before.rating());
            case TAGGED -> when(!before.tags().contains(signal.detail()), signal, SignalKind.UNTAGGED, 0);
            case UNTAGGED -> when(before.tags().contains(signal.detail()), signal, SignalKind.TAGGED, 0);
            case COLLECTED, PORTFOLIO, DELIVERED ->
                when(!before.collections().contains(signal.detail()), signal, SignalKind.UNCOLLECTED, 0);
            case UNCOLLECTED -> when(before.collections().contains(signal.detail()), signal, SignalKind.COLLECTED, 0);
            case LABELLED -> label(signal, before.label());
            case REJECTED, DELETED -> when(!before.trashed(), signal, SignalKind.RESTORED, 0);
            case RESTORED -> when(before.trashed(), signal, SignalKind.DELETED, 0);
            case VIEWED, DOWNLOADED, SHARED, PROMOTED, DISMISSED -> Optional.empty();
        };
    }

    private static Optional<NewSignal> when(boolean changed, NewSignal signal, SignalKind kind, double amount) {
        return changed ? Optional.of(signal(signal, kind, signal.detail(), amount)) : Optional.empty();
    }

    private static Optional<NewSignal> label(NewSignal signal, @Nullable Label before) {
        String was = before == null ? "" : before.word();
        return was.equals(signal.detail())
                ? Optional.empty()
                : Optional.of(signal(signal, SignalKind.LABELLED, was, 0));
    }

    private static NewSignal signal(NewSignal about, SignalKind kind, String detail, double amount) {
        return new NewSignal(about.asset(), kind, detail, amount, about.at(), about.origin(), null);
    }
}
