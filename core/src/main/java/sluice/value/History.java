package sluice.value;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.signal.Signal;

/**
 * What an asset's signals come to, with the date of each thing that still holds.
 *
 * @param starred since when it has a star, or null
 * @param rating 1 to 5, or 0 when it has none
 * @param rated when the rating was given, or null
 * @param tags the tags it has, and since when
 * @param collections the collections it is in, and since when
 * @param outcomes the portfolios and deliveries it is in, and since when
 * @param rejected since when it has been rejected, or null
 * @param promoted the last "analyse this now", or null
 */
public record History(
        @Nullable Instant starred,
        int rating,
        @Nullable Instant rated,
        SortedMap<String, Instant> tags,
        SortedMap<String, Instant> collections,
        SortedMap<String, Instant> outcomes,
        List<Instant> viewed,
        List<Instant> downloaded,
        List<Instant> shared,
        List<Instant> dismissed,
        List<Instant> promotions,
        @Nullable Instant rejected,
        @Nullable Asked promoted) {
    /**
     * The user's "analyse this now".
     *
     * @param tier 2 or 3
     */
    public record Asked(int tier, Instant at) {}

    public History {
        tags = Collections.unmodifiableSortedMap(tags);
        collections = Collections.unmodifiableSortedMap(collections);
        outcomes = Collections.unmodifiableSortedMap(outcomes);
        viewed = List.copyOf(viewed);
        downloaded = List.copyOf(downloaded);
        shared = List.copyOf(shared);
        dismissed = List.copyOf(dismissed);
        promotions = List.copyOf(promotions);
    }

    /** @param signals of one asset, in the order of recording */
    public static History of(List<Signal> signals) {
        Replay replay = new Replay();
        signals.forEach(replay::add);
        return replay.history();
    }

    /** The same without portfolios and deliveries: what was known before the outcome, for fitting weights to it. */
    public History withoutOutcomes() {
        return new History(
                starred,
                rating,
                rated,
                tags,
                collections,
                new TreeMap<>(),
                viewed,
                downloaded,
                shared,
                dismissed,
                promotions,
                rejected,
                promoted);
    }

    /** Whether something happened to this very image, whatever its look-alikes are worth. */
    public boolean singledOut() {
        return starred != null
                || rating > 0
                || !tags.isEmpty()
                || !collections.isEmpty()
                || !outcomes.isEmpty()
                || !viewed.isEmpty()
                || !downloaded.isEmpty()
                || !shared.isEmpty()
                || promoted != null;
    }

    private static final class Replay {
        private @Nullable Instant starred;
        private @Nullable Instant rejected;
        private int rating;
        private @Nullable Instant rated;
        private @Nullable Asked promoted;
        private final TreeMap<String, Instant> tags = new TreeMap<>();
        private final TreeMap<String, Instant> collections = new TreeMap<>();
        private final TreeMap<String, Instant> outcomes = new TreeMap<>();
        private final List<Instant> viewed = new ArrayList<>();
        private final List<Instant> downloaded = new ArrayList<>();
        private final List<Instant> shared = new ArrayList<>();
        private final List<Instant> dismissed = new ArrayList<>();
        private final List<Instant> promotions = new ArrayList<>();

        void add(Signal signal) {
            Instant at = signal.at();
            switch (signal.kind()) {
                case VIEWED -> viewed.add(at);
                case DOWNLOADED -> downloaded.add(at);
                case SHARED -> shared.add(at);
                case STARRED -> starred = at;
                case UNSTARRED -> starred = null;
                case RATED -> {
                    rating = (int) signal.amount();
                    rated = rating == 0 ? null : at;
                }
                case TAGGED -> tags.put(signal.detail(), at);
                case UNTAGGED -> tags.remove(signal.detail());
                case COLLECTED -> collections.put(signal.detail(), at);
                case PORTFOLIO, DELIVERED -> outcomes.put(signal.detail(), at);
                case UNCOLLECTED -> {
                    collections.remove(signal.detail());
                    outcomes.remove(signal.detail());
                }
                case PROMOTED -> {
                    promotions.add(at);
                    promoted = new Asked((int) signal.amount(), at);
                }
                case DISMISSED -> dismissed.add(at);
                case REJECTED -> rejected = at;
                case RESTORED -> rejected = null;
                case LABELLED, DELETED -> {}
            }
        }

        History history() {
            return new History(
                    starred,
                    rating,
                    rated,
                    tags,
                    collections,
                    outcomes,
                    viewed,
                    downloaded,
                    shared,
                    dismissed,
                    promotions,
                    rejected,
                    promoted);
        }
    }
}
