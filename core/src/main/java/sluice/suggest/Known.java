package sluice.suggest;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.signal.Signal;
import sluice.signal.Signals;

/** What is known of assets, read once each, and no more of them than a round may read. */
final class Known {
    private static final int MOST = 20_000;
    private static final int AT_ONCE = 500;

    private final Catalog catalog;
    private final Signals signals;
    private final Map<AssetId, Candidate> read = new HashMap<>();

    Known(Catalog catalog, Signals signals) {
        this.catalog = catalog;
        this.signals = signals;
    }

    /** These, in their order; left out are unknown ones, and those for which there is no room any more. */
    List<Candidate> of(Collection<AssetId> ids) {
        Set<AssetId> missing = new LinkedHashSet<>(ids);
        missing.removeAll(read.keySet());
        List<AssetId> wanted =
                missing.stream().limit(Math.max(0, MOST - read.size())).toList();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<AssetId> batch = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
            Map<AssetId, List<Signal>> said = signals.of(batch);
            for (Asset asset : catalog.find(batch)) {
                read.put(asset.id(), Candidate.of(asset, said.getOrDefault(asset.id(), List.of())));
            }
        }
        return ids.stream().map(read::get).filter(Objects::nonNull).toList();
    }

    Collection<Candidate> all() {
        return read.values();
    }
}
