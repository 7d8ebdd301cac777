package sluice.metadata.dialect;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import tools.jackson.databind.JsonNode;

/**
 * Puts the fields of a JSON object into parameters, each with its place. Of several possible keys the first counts that
 * holds a value of the right kind; a value put earlier stays.
 */
final class JsonFields {
    private final JsonNode object;
    private final UnaryOperator<String> place;
    private final GenerationParameters.Builder into;

    /** @param place the source of a value, by its key */
    JsonFields(JsonNode object, UnaryOperator<String> place, GenerationParameters.Builder into) {
        this.object = object;
        this.place = place;
        this.into = into;
    }

    /** The fields of an object at a place in a file; the sources of values are {@code source#key}. */
    static JsonFields of(JsonNode object, String source, GenerationParameters.Builder into) {
        String joint = source.indexOf('#') < 0 ? "#" : ".";
        return new JsonFields(object, key -> source + joint + key, into);
    }

    <T> JsonFields put(Parameter<T> parameter, Function<JsonNode, @Nullable T> reader, String... keys) {
        for (String key : keys) {
            JsonNode value = object.get(key);
            T read = value == null ? null : reader.apply(value);
            if (read != null) {
                into.put(parameter, read, place.apply(key));
            }
        }
        return this;
    }

    JsonFields text(Parameter<String> parameter, String... keys) {
        return put(parameter, Scalar::text, keys);
    }

    JsonFields count(Parameter<Integer> parameter, String... keys) {
        return put(parameter, value -> Scalar.count(value), keys);
    }

    JsonFields number(Parameter<Double> parameter, String... keys) {
        return put(parameter, Scalar::number, keys);
    }

    JsonFields strength(Parameter<Double> parameter, String... keys) {
        return put(parameter, value -> Scalar.strength(Scalar.number(value)), keys);
    }

    JsonFields seed(String... keys) {
        return put(Parameter.SEED, Scalar::seed, keys);
    }

    JsonFields model(String... keys) {
        return put(Parameter.MODEL, value -> ModelName.of(Scalar.text(value)), keys);
    }

    /** A sampler whose name may end in the schedule's. */
    JsonFields sampler(String... keys) {
        put(
                Parameter.SAMPLER,
                value ->
                        name(value) == null ? null : SamplerName.of(text(value)).sampler(),
                keys);
        return put(
                Parameter.SCHEDULER,
                value ->
                        name(value) == null ? null : SamplerName.of(text(value)).scheduler(),
                keys);
    }

    private static @Nullable String name(JsonNode value) {
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    private static String text(JsonNode value) {
        return value.stringValue();
    }

    JsonFields size(String width, String height) {
        into.put(
                Parameter.SIZE,
                Scalar.size(Scalar.count(object.get(width)), Scalar.count(object.get(height))),
                place.apply(width));
        return this;
    }

    /** A size in one value: a text such as {@code 512x768} or {@code (512, 768)}, or a list of two numbers. */
    JsonFields sizeText(String... keys) {
        return put(
                Parameter.SIZE,
                value -> {
                    if (value.isArray() && value.size() == 2) {
                        return Scalar.size(Scalar.count(value.get(0)), Scalar.count(value.get(1)));
                    }
                    return value.isString() ? Scalar.size(value.stringValue()) : null;
                },
                keys);
    }

    /** Several texts under one key, for example the parts of a prompt, one a line. */
    static @Nullable String lines(@Nullable JsonNode list) {
        if (list == null || !list.isArray()) {
            return Scalar.text(list);
        }
        StringBuilder lines = new StringBuilder();
        for (JsonNode line : list.values()) {
            String text = Scalar.text(line);
            if (text != null && !text.isBlank()) {
                lines.append(lines.isEmpty() ? "" : "\n").append(text);
            }
        }
        return lines.toString();
    }
}
