package sluice.metadata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generation parameters as JSON for storing, lossless with their sources:
 * {@code {"dialect": "a1111", "values": {"steps": {"value": 20, "source": "png:parameters#Steps"}, …}}}. Seeds are
 * strings, tools are labels. Readings are {@code [{"parameters": …, "warnings": [{"source", "message"}]}, …]}.
 */
public final class GenerationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GenerationJson() {}

    public static ObjectNode write(GenerationParameters parameters) {
        ObjectNode json = NODES.objectNode().put("dialect", parameters.dialect());
        ObjectNode values = json.putObject("values");
        for (Parameter<?> parameter : Parameter.ALL) {
            parameters
                    .get(parameter)
                    .ifPresent(value -> values.putObject(parameter.jsonName())
                            .put("source", parameters.source(parameter).orElse(""))
                            .set("value", value(value)));
        }
        return json;
    }

    /** What {@link #write} wrote. Fields and values that are not understood are ignored. */
    public static GenerationParameters read(JsonNode json) {
        GenerationParameters.Builder into =
                GenerationParameters.in(json.path("dialect").asString("unknown"));
        for (Parameter<?> parameter : Parameter.ALL) {
            JsonNode field = json.path("values").path(parameter.jsonName());
            put(parameter, field.path("value"), field.path("source").asString(""), into);
        }
        return into.build();
    }

    public static ArrayNode writeReadings(List<Reading> readings) {
        ArrayNode json = NODES.arrayNode();
        for (Reading reading : readings) {
            ObjectNode item = json.addObject();
            item.set("parameters", write(reading.parameters()));
            ArrayNode warnings = item.putArray("warnings");
            reading.warnings()
                    .forEach(warning ->
                            warnings.addObject().put("source", warning.source()).put("message", warning.message()));
        }
        return json;
    }

    /** What {@link #writeReadings} wrote. */
    public static List<Reading> readReadings(JsonNode json) {
        List<Reading> readings = new ArrayList<>();
        for (JsonNode item : json.values()) {
            List<Warning> warnings = new ArrayList<>();
            for (JsonNode warning : item.path("warnings").values()) {
                warnings.add(new Warning(
                        warning.path("source").asString(""),
                        warning.path("message").asString("")));
            }
            readings.add(new Reading(read(item.path("parameters")), warnings));
        }
        return readings;
    }

    private static JsonNode value(Object value) {
        return switch (value) {
            case String text -> NODES.stringNode(text);
            case Tool tool -> NODES.stringNode(tool.label());
            case Seed seed -> NODES.stringNode(seed.toString());
            case Integer count -> NODES.numberNode(count);
            case Double number -> NODES.numberNode(number);
            case RequestedSize size ->
                NODES.objectNode().put("width", size.width()).put("height", size.height());
            case Loras loras -> loras(loras);
            case HighResPass pass ->
                NODES.objectNode()
                        .put("upscaler", pass.upscaler())
                        .put("scale", pass.scale())
                        .put("steps", pass.steps())
                        .put("denoise", pass.denoise());
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    private static ArrayNode loras(Loras loras) {
        ArrayNode list = NODES.arrayNode();
        loras.all().forEach(lora -> list.addObject().put("name", lora.name()).put("weight", lora.weight()));
        return list;
    }

    private static <T> void put(
            Parameter<T> parameter, JsonNode json, String source, GenerationParameters.Builder into) {
        Object value = value(parameter.type(), json);
        into.put(parameter, value == null ? null : parameter.type().cast(value), source);
    }

    private static @Nullable Object value(Class<?> type, JsonNode json) {
        if (type == String.class) {
            return text(json);
        }
        if (type == Tool.class) {
            return Tool.labelled(json.asString("")).orElse(null);
        }
        if (type == Seed.class) {
            return Seed.parse(json.asString("")).orElse(null);
        }
        if (type == Integer.class) {
            return count(json);
        }
        if (type == Double.class) {
            return number(json);
        }
        if (type == RequestedSize.class) {
            return size(json);
        }
        if (type == Loras.class) {
            return loras(json);
        }
        return type == HighResPass.class ? highRes(json) : null;
    }

    private static @Nullable String text(JsonNode json) {
        return json.isString() ? json.stringValue() : null;
    }

    private static @Nullable Integer count(JsonNode json) {
        return json.isIntegralNumber() && json.canConvertToInt() ? (Integer) json.intValue() : null;
    }

    private static @Nullable Double number(JsonNode json) {
        return json.isNumber() && Double.isFinite(json.doubleValue()) ? (Double) json.doubleValue() : null;
    }

    private static @Nullable RequestedSize size(JsonNode json) {
        Integer width = count(json.path("width"));
        Integer height = count(json.path("height"));
        return width == null || height == null || width < 1 || height < 1 ? null : new RequestedSize(width, height);
    }

    private static Loras loras(JsonNode json) {
        List<Lora> loras = new ArrayList<>();
        for (JsonNode item : json.values()) {
            String name = text(item.path("name"));
            if (name != null && !name.isBlank()) {
                loras.add(new Lora(name, number(item.path("weight"))));
            }
        }
        return new Loras(loras);
    }

    private static @Nullable HighResPass highRes(JsonNode json) {
        return json.isObject()
                ? new HighResPass(
                        text(json.path("upscaler")),
                        number(json.path("scale")),
                        count(json.path("steps")),
                        number(json.path("denoise")))
                : null;
    }
}
