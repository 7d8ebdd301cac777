package sluice.render.book;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.render.Stage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields of what was written here before; one that is missing is damage. */
record JsonFields(JsonNode json) {
    private Optional<JsonNode> field(String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private JsonNode needed(String name) {
        return field(name).orElseThrow(() -> new IllegalArgumentException("there is no " + name));
    }

    String text(String name) {
        return needed(name).asString();
    }

    @Nullable String textOrNull(String name) {
        return field(name).map(JsonNode::asString).orElse(null);
    }

    long whole(String name) {
        return needed(name).asLong();
    }

    @Nullable Long wholeOrNull(String name) {
        return field(name).map(JsonNode::asLong).orElse(null);
    }

    int count(String name) {
        return Math.toIntExact(whole(name));
    }

    double number(String name) {
        return needed(name).asDouble();
    }

    @Nullable Double numberOrNull(String name) {
        return field(name).map(JsonNode::asDouble).orElse(null);
    }

    boolean flag(String name) {
        return needed(name).asBoolean();
    }

    /** 64 bits that JSON's numbers would be read wrongly by many, so they are written as text. */
    long unsigned(String name) {
        return Long.parseUnsignedLong(text(name));
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(whole(name));
    }

    @Nullable Instant timeOrNull(String name) {
        Long millis = wholeOrNull(name);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    <E extends Enum<E>> E one(String name, Class<E> of) {
        return Enum.valueOf(of, text(name));
    }

    Optional<JsonFields> object(String name) {
        return field(name).map(JsonFields::new);
    }

    static void stages(ObjectNode into, Map<Stage, Double> seconds) {
        seconds.forEach((stage, value) -> into.put(stage.name(), value));
    }

    Map<Stage, Double> stages() {
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        json.propertyStream()
                .forEach(entry -> seconds.put(
                        Stage.valueOf(entry.getKey()), entry.getValue().asDouble()));
        return seconds;
    }
}
