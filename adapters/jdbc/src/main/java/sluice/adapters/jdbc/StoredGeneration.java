package sluice.adapters.jdbc;

import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.RequestedSize;
import sluice.metadata.Seed;
import sluice.metadata.Tool;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Generation parameters as JSON: {@code {"dialect":…,"values":{"prompt":{"value":…,"source":…}}}}. */
final class StoredGeneration {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StoredGeneration() {}

    static String write(GenerationParameters parameters) {
        ObjectNode values = NODES.objectNode();
        for (Parameter<?> parameter : Parameter.ALL) {
            parameters
                    .get(parameter)
                    .ifPresent(value -> values.putObject(parameter.jsonName())
                            .put("source", parameters.source(parameter).orElse(""))
                            .set("value", node(value)));
        }
        ObjectNode root = NODES.objectNode();
        root.put("dialect", parameters.dialect());
        root.set("values", values);
        return JSON.writeValueAsString(root);
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case String text -> NODES.stringNode(text);
            case Integer number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Tool tool -> NODES.stringNode(tool.label());
            case Seed seed -> NODES.stringNode(seed.toString());
            case RequestedSize size ->
                NODES.objectNode().put("width", size.width()).put("height", size.height());
            case HighResPass pass ->
                NODES.objectNode()
                        .put("upscaler", pass.upscaler())
                        .put("scale", pass.scale())
                        .put("steps", pass.steps())
                        .put("denoise", pass.denoise());
            case Loras loras -> {
                ArrayNode all = NODES.arrayNode();
                loras.all()
                        .forEach(
                                lora -> all.addObject().put("name", lora.name()).put("weight", lora.weight()));
                yield all;
            }
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    /** @throws IllegalArgumentException for what {@link #write} cannot have written */
    static GenerationParameters read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode dialect = root.path("dialect");
            if (!dialect.isString()) {
                return GenerationParameters.NONE;
            }
            GenerationParameters.Builder builder = GenerationParameters.in(dialect.stringValue());
            for (Parameter<?> parameter : Parameter.ALL) {
                JsonNode sourced = root.path("values").path(parameter.jsonName());
                if (sourced.isObject()) {
                    put(
                            builder,
                            parameter,
                            sourced.path("value"),
                            sourced.path("source").stringValue());
                }
            }
            return builder.build();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no generation parameters: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> void put(
            GenerationParameters.Builder builder, Parameter<T> parameter, JsonNode value, String source) {
        builder.put(parameter, parameter.type().cast(value(parameter.type(), value)), source);
    }

    private static Object value(Class<?> type, JsonNode node) {
        if (type == String.class) {
            return node.stringValue();
        } else if (type == Integer.class) {
            return node.intValue();
        } else if (type == Double.class) {
            return node.doubleValue();
        } else if (type == Tool.class) {
            return Tool.labelled(node.stringValue()).orElse(Tool.OTHER);
        } else if (type == Seed.class) {
            return Seed.parse(node.stringValue()).orElseThrow();
        } else if (type == RequestedSize.class) {
            return new RequestedSize(
                    node.path("width").intValue(), node.path("height").intValue());
        } else if (type == HighResPass.class) {
            return new HighResPass(
                    text(node.path("upscaler")),
                    real(node.path("scale")),
                    node.path("steps").isNumber() ? (Integer) node.path("steps").intValue() : null,
                    real(node.path("denoise")));
        } else if (type == Loras.class) {
            return new Loras(node.valueStream()
                    .map(lora -> new Lora(lora.path("name").stringValue(), real(lora.path("weight"))))
                    .toList());
        }
        throw new IllegalArgumentException("no JSON for " + type);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static @Nullable Double real(JsonNode node) {
        return node.isNumber() ? (Double) node.doubleValue() : null;
    }
}
