package sluice.tune;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports as JSON, one field a component of {@link Report}; a comparison is
 * {@code {"before": 0.1, "after": 0.2, "low": 0.05, "high": 0.15}}, a bin
 * {@code {"value": 0.04, "share": 0.05, "assets": 120}}.
 */
public final class ReportJson {
    private ReportJson() {}

    public static ObjectNode write(Report report) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("outcomes", report.outcomes())
                .put("learnedFrom", report.learnedFrom())
                .put("judgedOn", report.judgedOn())
                .put("assets", rounded(report.assets()));
        json.set("precisionTopThird", write(report.precisionTopThird()));
        json.set("precisionTopTenth", write(report.precisionTopTenth()));
        json.set("precisionTopChosen", write(report.precisionTopChosen()));
        json.set("recallTopThird", write(report.recallTopThird()));
        json.set("logLoss", write(report.logLoss()));
        json.set("calibrationError", write(report.calibrationError()));
        json.set("calibrationBefore", write(report.calibrationBefore()));
        json.set("calibrationAfter", write(report.calibrationAfter()));
        return json.put("better", report.better()).put("reason", report.reason());
    }

    /** Of what {@link #write} wrote. */
    public static Report read(JsonNode json) {
        return new Report(
                json.path("outcomes").asInt(),
                json.path("learnedFrom").asInt(),
                json.path("judgedOn").asInt(),
                json.path("assets").asDouble(),
                comparison(json.path("precisionTopThird")),
                comparison(json.path("precisionTopTenth")),
                comparison(json.path("precisionTopChosen")),
                comparison(json.path("recallTopThird")),
                comparison(json.path("logLoss")),
                comparison(json.path("calibrationError")),
                bins(json.path("calibrationBefore")),
                bins(json.path("calibrationAfter")),
                json.path("better").asBoolean(),
                json.path("reason").asString());
    }

    private static ObjectNode write(Comparison figure) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("before", rounded(figure.before()))
                .put("after", rounded(figure.after()))
                .put("low", rounded(figure.low()))
                .put("high", rounded(figure.high()));
    }

    private static ArrayNode write(List<Bin> bins) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        bins.forEach(bin -> array.addObject()
                .put("value", rounded(bin.value()))
                .put("share", rounded(bin.share()))
                .put("assets", rounded(bin.assets())));
        return array;
    }

    private static Comparison comparison(JsonNode json) {
        return new Comparison(
                json.path("before").asDouble(),
                json.path("after").asDouble(),
                json.path("low").asDouble(),
                json.path("high").asDouble());
    }

    private static List<Bin> bins(JsonNode json) {
        List<Bin> bins = new ArrayList<>();
        for (JsonNode bin : json) {
            bins.add(new Bin(
                    bin.path("value").asDouble(),
                    bin.path("share").asDouble(),
                    bin.path("assets").asDouble()));
        }
        return bins;
    }

    /** Nobody reads more, and what comes back equals what was kept. */
    private static double rounded(double number) {
        return Math.round(number * 100_000) / 100_000.0;
    }
}
