package sluice.interchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Label;
import sluice.asset.Standing;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;

/**
 * What was changed in a sidecar since it was last seen. Only what was changed there counts here: a rating that an
 * untouched sidecar still carries does not undo a later one. Pure.
 *
 * @param rating null when nothing was said
 * @param rejected null when nothing was said
 * @param starred null when nothing was said
 * @param label a colour's word, or empty when it was taken away; null when nothing was said
 */
record Heard(
        @Nullable Integer rating,
        @Nullable Boolean rejected,
        @Nullable Boolean starred,
        @Nullable String label,
        Set<String> tagged,
        Set<String> untagged,
        Set<String> collected,
        Set<String> uncollected) {
    /** @param before {@link Said#NOTHING} for a sidecar that is met for the first time */
    static Heard between(Said before, Said now) {
        Set<String> tagsBefore = before.tags();
        Set<String> tagsNow = now.tags();
        Set<String> collected = new TreeSet<>();
        Set<String> uncollected = new TreeSet<>();
        for (Property list : List.of(Property.HIERARCHY, Property.TAGS_LIST)) {
            collected.addAll(without(now.collections(list), before.collections(list)));
            uncollected.addAll(without(before.collections(list), now.collections(list)));
        }
        return new Heard(
                rating(before, now),
                rejected(before, now),
                starred(before, now),
                label(before, now),
                without(tagsNow, tagsBefore),
                without(tagsBefore, tagsNow),
                collected,
                without(uncollected, collected));
    }

    private static Set<String> without(Set<String> all, Set<String> taken) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(taken);
        return rest;
    }

    /** Many programs write a 0 for none; and one that takes the place of a rejection is no rating. */
    private static @Nullable Integer rating(Said before, Said now) {
        int was = Math.max(0, before.rating().orElse(0));
        return now.rating().filter(rating -> rating >= 0 && rating != was).orElse(null);
    }

    private static @Nullable Boolean rejected(Said before, Said now) {
        Boolean byRating = changed(
                before,
                now,
                Property.RATING,
                (said, p) -> said.rating().filter(rating -> rating == -1).isPresent());
        Boolean byPick = changed(
                before, now, Property.PICK_LABEL, (said, p) -> said.text(p).equals("1"));
        return first(
                byRating,
                byPick,
                changed(before, now, Property.PICK, (said, p) -> said.text(p).equals("-1")));
    }

    private static @Nullable Boolean starred(Said before, Said now) {
        return first(
                changed(
                        before,
                        now,
                        Property.PICK_LABEL,
                        (said, p) -> said.text(p).equals("3")),
                changed(before, now, Property.PICK, (said, p) -> said.text(p).equals("1")),
                null);
    }

    /** What it says now, if that is another than before. */
    private static @Nullable Boolean changed(
            Said before, Said now, Property property, BiPredicate<Said, Property> says) {
        boolean is = says.test(now, property);
        return is == says.test(before, property) ? null : (Boolean) is;
    }

    private static @Nullable Boolean first(@Nullable Boolean one, @Nullable Boolean two, @Nullable Boolean three) {
        return one != null ? one : two != null ? two : three;
    }

    private static @Nullable String label(Said before, Said now) {
        if (before.differs(now, Property.LABEL)) {
            String word = now.text(Property.LABEL);
            Optional<Label> label = LabelWords.ofWord(word);
            boolean gone = word.isBlank()
                    && LabelWords.ofWord(before.text(Property.LABEL)).isPresent();
            if (label.isPresent() || gone) {
                return label.map(Label::word).orElse("");
            }
        }
        if (before.differs(now, Property.COLOR_LABEL)) {
            String number = now.text(Property.COLOR_LABEL);
            Optional<Label> label = LabelWords.ofNumber(number);
            boolean gone = (number.isEmpty() || number.equals("0"))
                    && LabelWords.ofNumber(before.text(Property.COLOR_LABEL)).isPresent();
            if (label.isPresent() || gone) {
                return label.map(Label::word).orElse("");
            }
        }
        return null;
    }

    /** The signals that make an asset stand as was said; none for what it stands as already. */
    List<NewSignal> signals(AssetId asset, Standing standing, Instant at, String origin) {
        List<NewSignal> all = new ArrayList<>();
        if (rejected != null && rejected != standing.trashed()) {
            all.add(signal(asset, rejected ? SignalKind.REJECTED : SignalKind.RESTORED, "", 0, at, origin));
        }
        if (rating != null && rating != standing.rating()) {
            all.add(signal(asset, SignalKind.RATED, "", rating, at, origin));
        }
        String word = standing.label() == null ? "" : standing.label().word();
        if (label != null && !label.equals(word)) {
            all.add(signal(asset, SignalKind.LABELLED, label, 0, at, origin));
        }
        if (starred != null && starred != standing.starred()) {
            all.add(signal(asset, starred ? SignalKind.STARRED : SignalKind.UNSTARRED, "", 0, at, origin));
        }
        for (String tag : tagged) {
            if (!standing.tags().contains(tag)) {
                all.add(signal(asset, SignalKind.TAGGED, tag, 0, at, origin));
            }
        }
        for (String tag : untagged) {
            if (standing.tags().contains(tag)) {
                all.add(signal(asset, SignalKind.UNTAGGED, tag, 0, at, origin));
            }
        }
        for (String name : collected) {
            if (!standing.collections().contains(name)) {
                all.add(signal(asset, SignalKind.COLLECTED, name, 0, at, origin));
            }
        }
        for (String name : uncollected) {
            if (standing.collections().contains(name)) {
                all.add(signal(asset, SignalKind.UNCOLLECTED, name, 0, at, origin));
            }
        }
        return all;
    }

    private static NewSignal signal(
            AssetId asset, SignalKind kind, String detail, double amount, Instant at, String origin) {
        return new NewSignal(asset, kind, detail, amount, at, origin, null);
    }
}
