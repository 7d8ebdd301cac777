package sluice.contracts.value;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.value.Valuation;
import sluice.value.Valuations;

/** The contract of the valuations said again in plain collections, for tests. */
public final class InMemoryValuations implements Valuations {
    private final InMemoryCatalog catalog;
    private final Map<AssetId, Valuation> last = new HashMap<>();

    public InMemoryValuations(InMemoryCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void record(List<Valuation> valuations) {
        synchronized (catalog) {
            for (Valuation valuation : valuations) {
                catalog.standing(valuation.asset()).ifPresent(standing -> {
                    last.put(valuation.asset(), valuation);
                    catalog.stand(valuation.asset(), before -> valued(before, valuation.value()));
                });
            }
        }
    }

    private static Standing valued(Standing before, double value) {
        Double was = before.value();
        return was == null || Math.abs(was - value) >= NOTICEABLE ? before.withValue(value) : before;
    }

    @Override
    public Map<AssetId, Valuation> find(Collection<AssetId> assets) {
        synchronized (catalog) {
            Map<AssetId, Valuation> answer = new LinkedHashMap<>();
            for (AssetId asset : assets) {
                Valuation valuation = last.get(asset);
                if (valuation != null) {
                    answer.put(asset, valuation);
                }
            }
            return answer;
        }
    }

    @Override
    public List<AssetId> staleBefore(Instant at, int limit) {
        synchronized (catalog) {
            return catalog.ids().stream()
                    .map(last::get)
                    .filter(Objects::nonNull)
                    .filter(valuation -> valuation.at().isBefore(at))
                    .sorted(Comparator.comparing(Valuation::at))
                    .limit(limit)
                    .map(Valuation::asset)
                    .toList();
        }
    }
}
