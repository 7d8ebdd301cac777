package sluice.signal;

/** What can happen to an asset that says something about its worth. */
public enum SignalKind {
    /** It was open for two seconds or longer; the amount is the seconds. */
    VIEWED(false),
    /** Its original was downloaded. */
    DOWNLOADED(true),
    /** A link to it was made for somebody else. */
    SHARED(true),
    STARRED(true),
    UNSTARRED(false),
    /** The amount is the rating, 1 to 5, or 0 when it was taken away. */
    RATED(false),
    /** The detail is the tag. */
    TAGGED(false),
    /** The detail is the tag. */
    UNTAGGED(false),
    /** The detail is the collection. */
    COLLECTED(true),
    /** It was taken out of a collection, portfolio or delivery; the detail is its name. */
    UNCOLLECTED(false),
    /** Put into a portfolio: an outcome. The detail is its name. */
    PORTFOLIO(true),
    /** Delivered to somebody: an outcome. The detail is the delivery's name. */
    DELIVERED(true),
    /** "Analyse this now." The amount is the tier asked for. */
    PROMOTED(true),
    /** A suggestion about it was turned down; the detail is the kind of suggestion, or empty. */
    DISMISSED(false),
    /** The detail is the colour, see {@link sluice.asset.Label}, or empty when the label was taken away. */
    LABELLED(false),
    /** Turned down when choosing: it goes to the trash, and that counts against it. */
    REJECTED(false),
    /** Put into the trash without a word about its worth. */
    DELETED(false),
    /** Taken out of the trash. */
    RESTORED(false);

    private final boolean explicit;

    SignalKind(boolean explicit) {
        this.explicit = explicit;
    }

    /** Whether this act takes the asset to Tier 3 by itself, budget or not. */
    public boolean explicit() {
        return explicit;
    }
}
