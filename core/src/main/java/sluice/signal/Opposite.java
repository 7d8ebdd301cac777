package sluice.signal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.Label;
import sluice.asset.Standing;

/**
 * What takes an act back: facts are never overwritten, so that is another fact, or several. Pure.
 *
 * <p>A collection and the trash can be entered in several ways that count differently (collected, put into a portfolio;
 * rejected, deleted). How an asset entered stands in its signals only, so that leaving is taken back by entering again in
 * all those ways.
 */
public final class Opposite {
    private static final Set<SignalKind> INTO_COLLECTION =
            Set.of(SignalKind.COLLECTED, SignalKind.PORTFOLIO, SignalKind.DELIVERED);
    private static final Set<SignalKind> INTO_TRASH = Set.of(SignalKind.REJECTED, SignalKind.DELETED);

    private Opposite() {}

    /** Whether what takes such a signal back depends on the signals before it. */
    public static boolean needsPast(SignalKind kind) {
        return INTO_COLLECTION.contains(kind)
                || INTO_TRASH.contains(kind)
                || kind == SignalKind.UNCOLLECTED
                || kind == SignalKind.RESTORED;
    }

    /**
     * The signals after which the asset stands, and counts, as it did before this one.
     *
     * @param before how the asset stood
     * @param past the asset's signals before this one, in the order of recording; only looked at where
     *     {@link #needsPast}
     * @return in the order in which they have to be recorded; none when the signal changed nothing, or cannot be taken back
     *     (a view, a download)
     */
    public static List<NewSignal> of(NewSignal signal, Standing before, List<Signal> past) {
        return switch (signal.kind()) {
            case STARRED -> when(!before.starred(), signal, SignalKind.UNSTARRED, 0);
            case UNSTARRED -> when(before.starred(), signal, SignalKind.STARRED, 0);
            case RATED -> when(before.rating() != signal.amount(), signal, SignalKind.RATED, before.rating());
            case TAGGED -> when(!before.tags().contains(signal.detail()), signal, SignalKind.UNTAGGED, 0);
            case UNTAGGED -> when(before.tags().contains(signal.detail()), signal, SignalKind.TAGGED, 0);
            case COLLECTED, PORTFOLIO, DELIVERED ->
                before.collections().contains(signal.detail())
                        ? inAnotherWay(signal, SignalKind.UNCOLLECTED, intoCollection(signal.detail(), past))
                        : when(true, signal, SignalKind.UNCOLLECTED, 0);
            case UNCOLLECTED ->
                before.collections().contains(signal.detail())
                        ? again(signal, intoCollection(signal.detail(), past), SignalKind.COLLECTED)
                        : List.of();
            case LABELLED -> label(signal, before.label());
            case REJECTED, DELETED ->
                before.trashed()
                        ? inAnotherWay(signal, SignalKind.RESTORED, intoTrash(past))
                        : when(true, signal, SignalKind.RESTORED, 0);
            case RESTORED -> before.trashed() ? again(signal, intoTrash(past), SignalKind.DELETED) : List.of();
            case VIEWED, DOWNLOADED, SHARED, PROMOTED, DISMISSED -> List.of();
        };
    }

    private static Set<SignalKind> intoCollection(String name, List<Signal> past) {
        Set<SignalKind> ways = new LinkedHashSet<>();
        for (Signal signal : past) {
            if (signal.detail().equals(name)) {
                follow(ways, signal.kind(), INTO_COLLECTION, SignalKind.UNCOLLECTED);
            }
        }
        return ways;
    }

    private static Set<SignalKind> intoTrash(List<Signal> past) {
        Set<SignalKind> ways = new LinkedHashSet<>();
        for (Signal signal : past) {
            follow(ways, signal.kind(), INTO_TRASH, SignalKind.RESTORED);
        }
        return ways;
    }

    private static void follow(Set<SignalKind> ways, SignalKind kind, Set<SignalKind> entering, SignalKind leaving) {
        if (kind == leaving) {
            ways.clear();
        } else if (entering.contains(kind)) {
            ways.add(kind);
        }
    }

    /** Of an asset that is inside already: nothing if it entered like that before. */
    private static List<NewSignal> inAnotherWay(NewSignal signal, SignalKind leaving, Set<SignalKind> ways) {
        if (ways.isEmpty() || ways.contains(signal.kind())) {
            return List.of();
        }
        List<NewSignal> back = new ArrayList<>(when(true, signal, leaving, 0));
        back.addAll(again(signal, ways, signal.kind()));
        return back;
    }

    private static List<NewSignal> again(NewSignal signal, Set<SignalKind> ways, SignalKind ifUnknown) {
        return (ways.isEmpty() ? Set.of(ifUnknown) : ways)
                .stream().map(way -> signal(signal, way, signal.detail(), 0)).toList();
    }

    private static List<NewSignal> when(boolean changed, NewSignal signal, SignalKind kind, double amount) {
        return changed ? List.of(signal(signal, kind, signal.detail(), amount)) : List.of();
    }

    private static List<NewSignal> label(NewSignal signal, @Nullable Label before) {
        Label now = Label.named(signal.detail()).orElse(null);
        return now == before
                ? List.of()
                : List.of(signal(signal, SignalKind.LABELLED, before == null ? "" : before.word(), 0));
    }

    private static NewSignal signal(NewSignal about, SignalKind kind, String detail, double amount) {
        return new NewSignal(about.asset(), kind, detail, amount, about.at(), about.origin(), null);
    }
}
