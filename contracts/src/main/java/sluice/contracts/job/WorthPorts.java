package sluice.contracts.job;

import java.util.List;
import java.util.stream.IntStream;
import sluice.analysis.Findings;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Sighting;
import sluice.budget.Ledger;
import sluice.contracts.analysis.InMemoryFindings;
import sluice.contracts.budget.InMemoryLedger;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.signal.InMemorySignals;
import sluice.contracts.value.InMemoryValuations;
import sluice.job.Backlog;
import sluice.job.RetryRule;
import sluice.signal.Signals;
import sluice.value.Valuations;

/**
 * What is kept of worth, all of it on one storage with the catalog.
 *
 * @param stacking makes stacks for tests, since these ports only follow them
 */
public record WorthPorts(
        Catalog catalog,
        Signals signals,
        Valuations valuations,
        Ledger ledger,
        Findings findings,
        Backlog backlog,
        Stacking stacking) {
    /** Puts an asset into a stack. */
    public interface Stacking {
        void put(AssetId asset, long stack, boolean cover);
    }

    public static WorthPorts inMemory(RetryRule rule) {
        InMemoryCatalog catalog = new InMemoryCatalog();
        InMemoryLedger ledger = new InMemoryLedger(catalog);
        InMemoryFindings findings = new InMemoryFindings(catalog);
        return new WorthPorts(
                catalog,
                new InMemorySignals(catalog),
                new InMemoryValuations(catalog),
                ledger,
                findings,
                new InMemoryBacklog(catalog, ledger, findings, rule),
                (asset, stack, cover) -> catalog.stand(asset, before -> before.withStack(stack, cover)));
    }

    /** Imports this many contents of {@link Sightings}, from 0 on. */
    public void importContents(int count) {
        catalog.record(
                1,
                IntStream.range(0, count)
                        .<Sighting>mapToObj(content -> Sightings.image(content + ".png", content))
                        .toList());
    }

    /** Another backlog in place of this one, such as one that fails at times. */
    public WorthPorts with(Backlog other) {
        return new WorthPorts(catalog, signals, valuations, ledger, findings, other, stacking);
    }

    /** The one asset with this id, which must be there. */
    public Asset asset(AssetId id) {
        return catalog.find(List.of(id)).getFirst();
    }
}
