package sluice.tune;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.value.Feature;
import sluice.value.ValueFacts;

/**
 * An example whose session's yield is still to be found.
 *
 * @param share of its asset that it stands for
 */
record Draft(
        AssetId asset,
        Instant at,
        ValueFacts facts,
        @Nullable Long session,
        boolean chosen,
        double share) {
    Example with(ValueFacts.@Nullable Event yield, double times) {
        return new Example(asset, at, yield == null ? facts : facts(yield), chosen, share * times);
    }

    private ValueFacts facts(ValueFacts.Event yield) {
        Map<Feature, List<ValueFacts.Event>> events = new EnumMap<>(Feature.class);
        events.putAll(facts.events());
        events.put(Feature.SESSION, List.of(yield));
        return new ValueFacts(asset, events);
    }
}
