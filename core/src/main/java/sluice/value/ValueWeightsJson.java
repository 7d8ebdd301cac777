package sluice.value;

import java.util.EnumMap;
import java.util.Map;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Weights as JSON: {@code {"base": -4, "weights": {"starred": {"logOdds": 3.2, "halfLifeDays": 365}, …}}}; what does not
 * fade has no half-life. A feature that is left out keeps its default.
 */
public final class ValueWeightsJson {
    private ValueWeightsJson() {}

    public static ObjectNode write(ValueWeights weights) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("base", weights.base());
        ObjectNode fields = json.putObject("weights");
        weights.weights().forEach((feature, weight) -> {
            ObjectNode field = fields.putObject(feature.label()).put("logOdds", weight.logOdds());
            if (Double.isFinite(weight.halfLifeDays())) {
                field.put("halfLifeDays", weight.halfLifeDays());
            }
        });
        return json;
    }

    /** @throws SluiceException with code {@code INVALID} naming the field that is wrong */
    public static ValueWeights read(JsonNode json) {
        Map<Feature, Weight> weights = new EnumMap<>(ValueWeights.DEFAULT.weights());
        for (Map.Entry<String, JsonNode> field : json.path("weights").properties()) {
            Feature feature = Feature.labelled(field.getKey())
                    .orElseThrow(() -> wrong("weights." + field.getKey(), "there is no such signal"));
            weights.put(feature, weight(feature, field.getValue()));
        }
        JsonNode base = json.path("base");
        try {
            return new ValueWeights(base.isMissingNode() ? ValueWeights.DEFAULT.base() : number("base", base), weights);
        } catch (IllegalArgumentException e) {
            throw wrong("base", String.valueOf(e.getMessage()));
        }
    }

    private static Weight weight(Feature feature, JsonNode json) {
        String name = "weights." + feature.label();
        double logOdds = number(name + ".logOdds", json.path("logOdds"));
        JsonNode halfLife = json.path("halfLifeDays");
        double days = halfLife.isMissingNode() || halfLife.isNull()
                ? Double.POSITIVE_INFINITY
                : number(name + ".halfLifeDays", halfLife);
        if (logOdds * feature.sign() < 0) {
            throw wrong(name + ".logOdds", "it must not be " + (feature.sign() > 0 ? "below" : "above") + " zero");
        }
        try {
            return new Weight(logOdds, days);
        } catch (IllegalArgumentException e) {
            throw wrong(name, String.valueOf(e.getMessage()));
        }
    }

    private static double number(String name, JsonNode json) {
        if (!json.isNumber()) {
            throw wrong(name, "a number is needed");
        }
        return json.asDouble();
    }

    private static SluiceException wrong(String field, String what) {
        return SluiceException.about(FailureCode.INVALID, field, field + ": " + what);
    }
}
