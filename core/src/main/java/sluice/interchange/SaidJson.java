package sluice.interchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a sidecar says as JSON for storing: {@code {"xmp:Rating": ["4"], …}}. Unknown properties are passed over. */
public final class SaidJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SaidJson() {}

    public static String write(Said said) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        said.values().forEach((property, items) -> {
            ArrayNode list = json.putArray(property.title());
            items.forEach(list::add);
        });
        return json.toString();
    }

    /** @throws SluiceException with code {@code INVALID} when the text is none of ours */
    public static Said read(String text) {
        try {
            Map<Property, List<String>> values = new EnumMap<>(Property.class);
            for (Map.Entry<String, JsonNode> entry : JSON.readTree(text).properties()) {
                List<String> items = new ArrayList<>();
                entry.getValue().forEach(item -> items.add(item.asString("")));
                Property.titled(entry.getKey()).ifPresent(property -> values.put(property, items));
            }
            return new Said(values);
        } catch (JacksonException e) {
            throw new SluiceException(FailureCode.INVALID, "said", "this is no record of a sidecar", e);
        }
    }
}
