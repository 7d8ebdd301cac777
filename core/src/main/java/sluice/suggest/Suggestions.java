package sluice.suggest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import sluice.asset.Catalog;
import sluice.curate.Groups;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.SearchIndex;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;

/**
 * What can be suggested now. It is worked out when somebody asks, and kept until something changed; what changes while
 * deep work goes on is waited for a little, so that asking stays cheap. Safe for several threads.
 */
public final class Suggestions {
    /** Nobody goes through more. */
    public static final int MOST = 60;

    /** So long an answer serves although something changed since. */
    private static final Duration SERVES = Duration.ofSeconds(5);

    /** And so long although nothing did: sessions end by the passing of time. */
    private static final Duration AGES = Duration.ofMinutes(15);

    private final Catalog catalog;
    private final Signals signals;
    private final Groups groups;
    private final Searches searches;
    private final Resemblance resemblance;
    private final SuggestionRules rules;
    private final InstantSource clock;
    private final AtomicLong changes = new AtomicLong();
    private @Nullable Kept kept;

    private record Kept(List<Suggestion> all, long changes, Instant at) {}

    public Suggestions(
            Catalog catalog,
            Signals signals,
            Groups groups,
            SearchIndex index,
            Resemblance resemblance,
            SuggestionRules rules,
            InstantSource clock) {
        this.catalog = catalog;
        this.signals = signals;
        this.groups = groups;
        this.searches = new Searches(index);
        this.resemblance = resemblance;
        this.rules = rules;
        this.clock = clock;
    }

    /** The best of each kind first, in turn. */
    public synchronized List<Suggestion> all() {
        Instant now = clock.instant();
        Kept last = kept;
        if (last != null) {
            Duration age = Duration.between(last.at(), now);
            Duration serves = last.changes() == changes.get() ? AGES : SERVES;
            if (!age.isNegative() && age.compareTo(serves) < 0) {
                return last.all();
            }
        }
        long seen = changes.get();
        Known known = new Known(catalog, signals);
        List<Suggestion> all = new SuggestionRound(groups, searches, resemblance, known, rules, now)
                .all().stream().limit(MOST).toList();
        kept = new Kept(all, seen, now);
        return all;
    }

    /** Something changed in the library. */
    public void changed() {
        changes.incrementAndGet();
    }

    /** The user did something: what is kept is asked for anew at once. */
    public synchronized void outdated() {
        kept = null;
    }

    /** @throws SluiceException with code {@code NOT_FOUND} when that is not suggested, or not any more */
    public Suggestion find(String key) {
        return all().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.NOT_FOUND, "key", "\"" + key + "\" is not suggested, or not any more"));
    }

    /** What is recorded when a suggestion is accepted. */
    public List<NewSignal> accepting(Suggestion suggestion, String origin) {
        return each(suggestion, suggestion.kind().accepted(), "", origin);
    }

    /** What is recorded when it is turned down. */
    public List<NewSignal> dismissing(Suggestion suggestion, String origin) {
        return each(suggestion, SignalKind.DISMISSED, suggestion.kind().label(), origin);
    }

    private List<NewSignal> each(Suggestion suggestion, SignalKind kind, String detail, String origin) {
        Instant now = clock.instant();
        return suggestion.assets().stream()
                .map(asset -> new NewSignal(asset, kind, detail, 0, now, origin, null))
                .toList();
    }
}
