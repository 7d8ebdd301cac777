package sluice.value;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * All that an asset's value depends on, besides the weights and the time.
 *
 * @param events by feature; features without any may be left out
 */
public record ValueFacts(AssetId asset, Map<Feature, List<Event>> events) {
    /**
     * Something that counts towards a feature.
     *
     * @param amount 1 for a plain event; below zero for what speaks against the asset
     * @param at when it happened, or null for what does not fade
     */
    public record Event(double amount, @Nullable Instant at) {
        public Event {
            if (!Double.isFinite(amount)) {
                throw new IllegalArgumentException("an amount is a number");
            }
        }
    }

    public ValueFacts {
        EnumMap<Feature, List<Event>> copy = new EnumMap<>(Feature.class);
        events.forEach((feature, list) -> copy.put(feature, List.copyOf(list)));
        events = Collections.unmodifiableMap(copy);
    }

    public List<Event> of(Feature feature) {
        return events.getOrDefault(feature, List.of());
    }
}
