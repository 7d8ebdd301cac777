package sluice.interchange;

import java.util.List;
import java.util.Locale;
import sluice.signal.NewSignal;

/** What a sidecar said, in words: "rated 4", "tagged castle". */
final class SignalWords {
    private SignalWords() {}

    static List<String> of(List<NewSignal> signals) {
        return signals.stream().map(SignalWords::of).toList();
    }

    private static String of(NewSignal signal) {
        String kind = signal.kind().name().toLowerCase(Locale.ROOT);
        return switch (signal.kind()) {
            case RATED -> signal.amount() == 0 ? "rating taken away" : "rated " + (int) signal.amount();
            case LABELLED -> signal.detail().isEmpty() ? "label taken away" : "labelled " + signal.detail();
            case TAGGED, UNTAGGED -> kind + " " + signal.detail();
            case COLLECTED -> "put into " + signal.detail();
            case UNCOLLECTED -> "taken out of " + signal.detail();
            case UNSTARRED -> "star taken away";
            case RESTORED -> "taken out of the trash";
            case STARRED, REJECTED, VIEWED, DOWNLOADED, SHARED, PORTFOLIO, DELIVERED, PROMOTED, DISMISSED, DELETED ->
                kind;
        };
    }
}
