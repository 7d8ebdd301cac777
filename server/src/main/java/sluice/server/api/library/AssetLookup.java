package sluice.server.api.library;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.analysis.Findings;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.budget.Charge;
import sluice.budget.Ledger;
import sluice.curate.Groups;
import sluice.curate.Stack;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;
import sluice.value.Valuation;
import sluice.value.Valuations;

/** Gathers what is known of assets beyond the catalog: a few questions, however many assets are asked about. */
public final class AssetLookup {
    private final Valuations valuations;
    private final Findings findings;
    private final Ledger ledger;
    private final Groups groups;
    private final Signals signals;
    private final RenderBook renders;

    public AssetLookup(
            Valuations valuations,
            Findings findings,
            Ledger ledger,
            Groups groups,
            Signals signals,
            RenderBook renders) {
        this.valuations = valuations;
        this.findings = findings;
        this.ledger = ledger;
        this.groups = groups;
        this.signals = signals;
        this.renders = renders;
    }

    /**
     * What is known of one asset.
     *
     * @param own its own findings, or null when it was not analysed itself
     * @param cover what it inherits from, or null when it inherits nothing
     * @param stackSize how many its stack has, or null when it is no cover of one
     * @param trashing what took it to the trash, or null when it is not there
     * @param rendering what rendering it cost, if it was rendered here; the crops of a picture cost what it cost itself,
     *     and the bill stands with the whole picture alone
     */
    record Known(
            @Nullable Valuation valuation,
            @Nullable Analysis own,
            @Nullable Analysis cover,
            @Nullable Integer stackSize,
            @Nullable Signal trashing,
            List<Charge> charges,
            List<StageCharge> rendering) {}

    Map<AssetId, Known> of(Collection<Asset> assets) {
        List<AssetId> ids = assets.stream().map(Asset::id).toList();
        Map<Long, Stack> stacks = stacks(assets);
        Map<AssetId, AssetId> covers = covers(assets, stacks);
        Set<AssetId> analysed = new HashSet<>(ids);
        analysed.addAll(covers.values());
        Map<AssetId, Valuation> valued = valuations.find(ids);
        Map<AssetId, Analysis> found = findings.find(analysed);
        Map<AssetId, List<Charge>> charges = ledger.of(ids);
        Map<AssetId, Signal> trashed = trashed(assets);
        Map<AssetId, RenderJob> made = renders.madeOf(ids);
        Map<AssetId, Known> known = new LinkedHashMap<>();
        for (Asset asset : assets) {
            AssetId id = asset.id();
            AssetId cover = covers.get(id);
            known.put(
                    id,
                    new Known(
                            valued.get(id),
                            found.get(id),
                            cover == null ? null : found.get(cover),
                            size(asset, stacks),
                            trashed.get(id),
                            charges.getOrDefault(id, List.of()),
                            rendering(id, made.get(id))));
        }
        return known;
    }

    private List<StageCharge> rendering(AssetId id, @Nullable RenderJob job) {
        return job == null || !job.assets().getFirst().equals(id) ? List.of() : renders.charges(job.id());
    }

    /** What took those that lie in the trash there. */
    private Map<AssetId, Signal> trashed(Collection<Asset> assets) {
        List<AssetId> inTrash = assets.stream()
                .filter(asset -> asset.standing().trashed())
                .map(Asset::id)
                .toList();
        Map<AssetId, Signal> last = new LinkedHashMap<>();
        if (!inTrash.isEmpty()) {
            signals.of(inTrash)
                    .forEach((id, all) -> all.stream()
                            .filter(signal ->
                                    signal.kind() == SignalKind.REJECTED || signal.kind() == SignalKind.DELETED)
                            .forEach(signal -> last.put(id, signal)));
        }
        return last;
    }

    /** The stacks of those that inherit from their cover, and of the covers. */
    private Map<Long, Stack> stacks(Collection<Asset> assets) {
        Set<Long> wanted = new HashSet<>();
        for (Asset asset : assets) {
            Long stack = asset.standing().stack();
            if (stack != null
                    && (asset.standing().cover() || asset.standing().summary().inherited())) {
                wanted.add(stack);
            }
        }
        return wanted.isEmpty() ? Map.of() : groups.stacks(wanted);
    }

    private static @Nullable Integer size(Asset asset, Map<Long, Stack> stacks) {
        Stack stack = asset.standing().cover() ? stackOf(asset, stacks) : null;
        return stack == null ? null : stack.members().size();
    }

    private static @Nullable Stack stackOf(Asset asset, Map<Long, Stack> stacks) {
        Long stack = asset.standing().stack();
        return stack == null ? null : stacks.get(stack);
    }

    /** Whom those that inherit have it from. */
    private static Map<AssetId, AssetId> covers(Collection<Asset> assets, Map<Long, Stack> stacks) {
        Map<AssetId, AssetId> covers = new LinkedHashMap<>();
        for (Asset heir : assets) {
            Stack stack = heir.standing().summary().inherited() ? stackOf(heir, stacks) : null;
            if (stack != null && !stack.cover().equals(heir.id())) {
                covers.put(heir.id(), stack.cover());
            }
        }
        return covers;
    }
}
