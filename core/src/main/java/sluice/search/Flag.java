package sluice.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import sluice.asset.Asset;

/** What can be asked of an asset with {@code is:}. */
enum Flag {
    STARRED(asset -> asset.standing().starred()),
    /** It stands for its stack. */
    COVER(asset -> asset.standing().cover()),
    /** Its picture is sensitive content with a probability of a half or more, as far as a model can tell. */
    SENSITIVE(Flag::sensitive),
    MISSING(Asset::missing),
    /** It waits in the trash; without this nothing there is found. */
    TRASHED(asset -> asset.standing().trashed()),
    ANIMATED(asset -> asset.header().animated());

    private static final double LIKELY = 0.5;

    private final Predicate<Asset> holds;

    Flag(Predicate<Asset> holds) {
        this.holds = holds;
    }

    private static boolean sensitive(Asset asset) {
        Double probability = asset.standing().summary().sensitive();
        return probability != null && probability >= LIKELY;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<String> labels() {
        return Arrays.stream(values()).map(Flag::label).collect(Collectors.toUnmodifiableSet());
    }

    static List<Keyword> of(Asset asset) {
        return Arrays.stream(values())
                .filter(flag -> flag.holds.test(asset))
                .map(flag -> Keyword.of(flag.label()))
                .toList();
    }
}
