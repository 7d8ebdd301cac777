package sluice.server.cli.library;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import sluice.server.cli.command.Amounts;
import tools.jackson.databind.JsonNode;

/** What an asset is worth, what was found out about it and what that cost, for people to read. */
final class WorthText {
    private static final int BAR = 12;

    private final BiConsumer<String, String> row;

    /** @param row takes a label and its text */
    WorthText(BiConsumer<String, String> row) {
        this.row = row;
    }

    void print(JsonNode asset) {
        row.accept("tier", asset.path("tier").asString());
        if (asset.path("value").isNumber()) {
            value(asset);
        }
        standing(asset);
        JsonNode quality = asset.path("quality");
        if (quality.isObject()) {
            row.accept("quality", "%.2f%s".formatted(quality.path("overall").asDouble(), inherited(quality)));
        }
        JsonNode style = asset.path("style");
        if (style.isObject()) {
            row.accept(
                    "style",
                    "%s, %.0f %%%s"
                            .formatted(
                                    style.path("label").asString(),
                                    100 * style.path("confidence").asDouble(),
                                    inherited(style)));
        }
        JsonNode readiness = asset.path("readiness");
        if (readiness.isObject()) {
            List<String> against = new ArrayList<>();
            readiness.path("reasons").forEach(reason -> against.add(reason.asString()));
            row.accept(
                    "portfolio",
                    "%.2f ready%s"
                            .formatted(
                                    readiness.path("score").asDouble(),
                                    against.isEmpty() ? "" : ": " + String.join("; ", against)));
        }
        bill(asset.path("cost"));
    }

    private void value(JsonNode asset) {
        row.accept("value", "%.3f".formatted(asset.path("value").asDouble()));
        double most = 0;
        for (JsonNode one : asset.path("valueBecause")) {
            most = Math.max(most, Math.abs(one.path("contribution").asDouble()));
        }
        for (JsonNode one : asset.path("valueBecause")) {
            double added = one.path("contribution").asDouble();
            row.accept(
                    "",
                    "%-12s %s %+.3f%s"
                            .formatted(
                                    one.path("signal").asString(),
                                    Amounts.bar(Math.abs(added), most, BAR),
                                    added,
                                    one.path("since").isString()
                                            ? "  " + one.path("since").asString()
                                            : ""));
        }
    }

    private void standing(JsonNode asset) {
        if (asset.path("starred").asBoolean()) {
            row.accept("starred", "yes");
        }
        if (asset.path("rating").asInt() > 0) {
            row.accept("rating", asset.path("rating").asString() + " of 5");
        }
        names("tags", asset.path("tags"));
        names("collections", asset.path("collections"));
        if (asset.path("stackId").isString()) {
            row.accept(
                    "stack",
                    asset.path("stackId").asString() + (asset.path("cover").asBoolean() ? ", its cover" : ""));
        }
        if (asset.path("sessionId").isString()) {
            row.accept("session", asset.path("sessionId").asString());
        }
    }

    private void names(String label, JsonNode names) {
        if (!names.isEmpty()) {
            row.accept(
                    label,
                    String.join(
                            ", ", names.valueStream().map(JsonNode::asString).toList()));
        }
    }

    private static String inherited(JsonNode finding) {
        return finding.path("inherited").asBoolean()
                ? "  (from its cover " + finding.path("from").asString().substring(0, 10) + ")"
                : "";
    }

    private void bill(JsonNode cost) {
        double seconds = 0;
        long microUsd = 0;
        for (JsonNode step : cost) {
            seconds += step.path("seconds").asDouble();
            microUsd += step.path("microUsd").asLong();
        }
        if (!cost.isEmpty()) {
            row.accept("cost", Amounts.time(seconds) + ", " + Amounts.money(microUsd));
        }
        for (JsonNode step : cost) {
            row.accept(
                    "",
                    "%-15s %9s %s"
                            .formatted(
                                    step.path("step").asString(),
                                    Amounts.time(step.path("seconds").asDouble()),
                                    Amounts.money(step.path("microUsd").asLong())));
        }
    }
}
