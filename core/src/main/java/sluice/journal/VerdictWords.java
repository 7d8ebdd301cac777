package sluice.journal;

import java.util.Locale;
import sluice.signal.NewSignal;

/** What the user did, in words. */
final class VerdictWords {
    private VerdictWords() {}

    /** @param count how many images it changed */
    static String of(NewSignal signal, int count) {
        String images = count == 1 ? "1 image" : String.format(Locale.ROOT, "%,d images", count);
        String name = "“" + signal.detail() + "”";
        return switch (signal.kind()) {
            case STARRED -> "Starred " + images;
            case UNSTARRED -> "Took the star from " + images;
            case RATED ->
                signal.amount() == 0
                        ? "Took the rating from " + images
                        : "Rated " + images + " " + (int) signal.amount();
            case TAGGED -> "Tagged " + images + " " + name;
            case UNTAGGED -> "Took the tag " + name + " from " + images;
            case COLLECTED -> "Put " + images + " into " + name;
            case PORTFOLIO -> "Put " + images + " into the portfolio " + name;
            case DELIVERED -> "Put " + images + " into the delivery " + name;
            case UNCOLLECTED -> "Took " + images + " out of " + name;
            case LABELLED ->
                signal.detail().isEmpty()
                        ? "Took the label from " + images
                        : "Labelled " + images + " " + signal.detail().toLowerCase(Locale.ROOT);
            case REJECTED -> "Rejected " + images;
            case DELETED -> "Put " + images + " into the trash";
            case RESTORED -> "Took " + images + " out of the trash";
            case VIEWED, DOWNLOADED, SHARED, PROMOTED, DISMISSED ->
                throw new IllegalArgumentException(signal.kind() + " cannot be taken back");
        };
    }
}
