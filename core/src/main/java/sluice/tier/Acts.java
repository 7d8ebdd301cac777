package sluice.tier;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.asset.Lineage;
import sluice.asset.Tier;
import sluice.value.History;
import sluice.value.Surroundings;

/** Finds the explicit act that counts. */
public final class Acts {
    private Acts() {}

    /**
     * The act that asks for most: "analyse this now" before others, a deeper tier before a shallower one, the latest of
     * those. What was taken back (a star, a collection) asks for nothing.
     */
    public static Optional<Act> strongest(History history, Surroundings around) {
        return Stream.of(
                        demanded(history),
                        deep("starred", history.starred()),
                        deep("downloaded", last(history.downloaded())),
                        deep("shared", last(history.shared())),
                        deep("collected", last(history.collections().values())),
                        deep(
                                "put into a portfolio or a delivery",
                                last(history.outcomes().values())),
                        deep("made larger", upscaled(around)))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Act::wanted)
                        .thenComparing(Act::demanded)
                        .thenComparing(Act::since));
    }

    private static Optional<Act> demanded(History history) {
        History.Asked asked = history.promoted();
        return asked == null
                ? Optional.empty()
                : Optional.of(new Act("asked for", Tier.of(asked.tier()), true, asked.at()));
    }

    private static Optional<Act> deep(String name, @Nullable Instant since) {
        return since == null ? Optional.empty() : Optional.of(new Act(name, Tier.DEEP, false, since));
    }

    private static @Nullable Instant last(Collection<Instant> dates) {
        return dates.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable Instant upscaled(Surroundings around) {
        return last(around.children().stream()
                .filter(child -> child.kind() == Lineage.Kind.UPSCALED)
                .map(Surroundings.Child::at)
                .toList());
    }
}
