package sluice.server.api.worth;

import org.jspecify.annotations.Nullable;
import sluice.server.http.Json;
import sluice.tune.NewProposal;
import sluice.tune.Proposal;
import sluice.tune.Report;
import sluice.tune.ReportJson;
import sluice.tune.Version;
import sluice.value.ValueWeightsJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Weights, their versions and proposals as JSON. */
final class TuningView {
    private TuningView() {}

    static ObjectNode of(Tuning.Status status) {
        ObjectNode node = Json.object();
        node.set("inForce", of(status.inForce()));
        ArrayNode versions = node.putArray("versions");
        status.versions().forEach(version -> versions.add(of(version)));
        node.put("outcomes", status.outcomes())
                .put("outcomesNeeded", status.least())
                .put("automatic", status.automatic())
                .put("revaluing", status.revaluing())
                .put("stepBack", status.inForce().base() != null)
                .put("stepForward", status.stepForward());
        node.set("fitting", of(status.fitting()));
        node.put("problem", status.problem());
        Proposal proposal = status.proposal();
        if (proposal == null) {
            node.putNull("proposal");
        } else {
            node.set("proposal", of(proposal, status.inForce()));
        }
        return node;
    }

    static ObjectNode of(Version version) {
        ObjectNode node = Json.object()
                .put("id", Long.toString(version.id()))
                .put("at", version.id() == 0 ? null : version.at().toString())
                .put("origin", version.origin().label())
                .put("sameAs", Long.toString(version.root()));
        node.set("weights", ValueWeightsJson.write(version.weights()));
        Report report = version.report();
        node.set("report", report == null ? Json.MAPPER.nullNode() : ReportJson.write(report));
        return node;
    }

    /** @param inForce what it would replace, if it was judged against that */
    static ObjectNode of(Proposal proposal, Version inForce) {
        NewProposal made = proposal.made();
        ObjectNode node = Json.object()
                .put("id", Long.toString(proposal.id()))
                .put("at", made.at().toString())
                .put("current", made.base() == inForce.root());
        node.set("weights", ValueWeightsJson.write(made.weights()));
        node.set("report", ReportJson.write(made.report()));
        return node;
    }

    static JsonNode of(Tuning.@Nullable Fitting fitting) {
        return fitting == null
                ? Json.MAPPER.nullNode()
                : Json.object().put("read", fitting.read()).put("assets", fitting.assets());
    }
}
