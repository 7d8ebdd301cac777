package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import sluice.render.Latency;
import sluice.render.Phase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where an image's time went, as text: {@code {"queue":0.25,"denoise":1.5}}. */
final class LatencyText {
    private LatencyText() {}

    static String write(Latency latency) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        latency.seconds().forEach((phase, seconds) -> json.put(phase.label(), seconds));
        return PackedJson.write(json);
    }

    static Latency read(String text) throws SQLException {
        return PackedJson.read(text, LatencyText::latency);
    }

    private static Latency latency(JsonNode json) {
        Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            Phase phase = Phase.labelled(entry.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("no phase is called " + entry.getKey()));
            seconds.put(phase, entry.getValue().asDouble());
        }
        return new Latency(seconds);
    }
}
