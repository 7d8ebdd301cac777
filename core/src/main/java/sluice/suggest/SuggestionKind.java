package sluice.suggest;

import sluice.signal.SignalKind;

/** What a suggestion is about, and what is recorded of its assets when it is accepted. */
public enum SuggestionKind {
    /** A finished session of which hardly anything was chosen: star its best. */
    BEST_OF_SESSION("best", SignalKind.STARRED),
    /** Nobody ever opened it, though its like was chosen: star it. */
    ANOTHER_LOOK("look", SignalKind.STARRED),
    /** Look-alikes of what was chosen, and nobody chose them: reject them. */
    CLEAN_UP("clean", SignalKind.REJECTED);

    private final String label;
    private final SignalKind accepted;

    SuggestionKind(String label, SignalKind accepted) {
        this.label = label;
        this.accepted = accepted;
    }

    /** Also the detail of the signal that turns one down. */
    public String label() {
        return label;
    }

    public SignalKind accepted() {
        return accepted;
    }
}
