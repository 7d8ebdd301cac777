package sluice.server.api.library;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.asset.Label;
import sluice.asset.Standing;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.budget.Step;
import sluice.render.Stage;
import sluice.render.book.StageCharge;
import sluice.server.http.Json;
import sluice.signal.Signal;
import sluice.value.Contribution;
import sluice.value.Valuation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an asset is worth and what was spent on it, as JSON. */
final class WorthView {
    private WorthView() {}

    static void put(ObjectNode node, Standing standing, AssetLookup.Known known) {
        Valuation valuation = known.valuation();
        node.put("tier", standing.tier().number());
        node.put("value", valuation == null ? standing.value() : Double.valueOf(valuation.value()));
        node.set("valueBecause", because(valuation));
        node.put("starred", standing.starred()).put("rating", standing.rating());
        Label label = standing.label();
        node.put("label", label == null ? null : label.word()).put("trashed", standing.trashed());
        Signal trashing = known.trashing();
        node.put("trashedBy", trashing == null ? null : SignalView.label(trashing.kind()));
        node.put("trashedAt", trashing == null ? null : trashing.at().toString());
        ArrayNode tags = node.putArray("tags");
        standing.tags().forEach(tags::add);
        ArrayNode collections = node.putArray("collections");
        standing.collections().forEach(collections::add);
        node.put("stackId", text(standing.stack())).put("cover", standing.cover());
        node.put("stackSize", known.stackSize());
        node.put("sessionId", text(standing.session()));
    }

    private static ArrayNode because(@Nullable Valuation valuation) {
        ArrayNode all = Json.array();
        if (valuation != null) {
            for (Contribution one : valuation.because()) {
                all.addObject()
                        .put("signal", one.signal())
                        .put("contribution", one.contribution())
                        .put("since", one.since() == null ? null : one.since().toString());
            }
        }
        return all;
    }

    /** The bill: one line a step, in the order in which steps are done; what rendering cost comes first. */
    static ArrayNode bill(List<StageCharge> rendering, List<Charge> charges) {
        Map<Stage, Cost> stages = new EnumMap<>(Stage.class);
        rendering.forEach(charge -> stages.merge(charge.stage(), charge.cost(), Cost::plus));
        Map<Step, Cost> steps = new EnumMap<>(Step.class);
        charges.forEach(charge -> steps.merge(charge.step(), charge.cost(), Cost::plus));
        ArrayNode bill = Json.array();
        stages.forEach((stage, cost) -> bill.addObject()
                .put("step", "render-" + stage.label())
                .put("seconds", cost.wallSeconds())
                .put("microUsd", cost.microUsd()));
        steps.forEach((step, cost) -> bill.addObject()
                .put("step", step.label())
                .put("seconds", cost.cpuSeconds())
                .put("microUsd", cost.microUsd()));
        return bill;
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
