package sluice.server.api.curation;

import java.util.Map;
import java.util.Objects;
import sluice.asset.AssetId;
import sluice.distil.Distillation;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Distillations as JSON. */
final class DistilView {
    private DistilView() {}

    static ObjectNode of(Distillation distillation, Map<AssetId, ObjectNode> views) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        distillation.items().forEach(item -> items.add(item(item, views)));
        Distillation.Score score = distillation.score();
        answer.put("matches", distillation.matches())
                .put("candidates", distillation.candidates())
                .put("looks", distillation.looks())
                .put("compared", distillation.compared())
                .put("embedded", distillation.embedded())
                .put("objective", score.objective())
                .put("bound", score.bound())
                .put("atLeast", score.atLeast());
        ObjectNode parts = answer.putObject("objectiveParts");
        parts.set("value", part(score.value()));
        parts.set("quality", part(score.quality()));
        parts.set("coverage", part(score.coverage()));
        return answer;
    }

    private static ObjectNode part(Distillation.Part part) {
        return Json.object().put("weight", part.weight()).put("share", part.share());
    }

    private static ObjectNode item(Distillation.Item item, Map<AssetId, ObjectNode> views) {
        ObjectNode node = Json.object();
        node.set("asset", view(item.asset(), views));
        node.put("pinned", item.pinned())
                .put("reason", item.reason())
                .put("standsFor", item.standsFor())
                .put("gain", item.gain());
        Distillation.Nearest nearest = item.nearest();
        if (nearest == null) {
            return node.putNull("nearest");
        }
        ObjectNode beaten = node.putObject("nearest");
        beaten.set("asset", view(nearest.asset(), views));
        beaten.put("similarity", nearest.similarity()).put("why", nearest.why());
        return node;
    }

    private static ObjectNode view(AssetId asset, Map<AssetId, ObjectNode> views) {
        return Objects.requireNonNull(views.get(asset));
    }
}
