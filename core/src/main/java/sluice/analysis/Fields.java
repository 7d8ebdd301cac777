package sluice.analysis;

import static sluice.failure.FailureCode.INVALID;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.failure.SluiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object that must be there; what is missing or of another kind is refused by its name.
 *
 * @param path where the object stands, for messages
 */
record Fields(JsonNode json, String path) {
    Fields object(String name) {
        return new Fields(field(name, json.path(name).isObject(), "an object"), path + "." + name);
    }

    double number(String name) {
        return field(name, json.path(name).isNumber(), "a number").doubleValue();
    }

    @Nullable Double numberOrNull(String name) {
        return json.path(name).isMissingNode() || json.path(name).isNull() ? null : (Double) number(name);
    }

    int integer(String name) {
        JsonNode value = json.path(name);
        return field(name, value.isIntegralNumber() && value.canConvertToInt(), "a whole number")
                .intValue();
    }

    String text(String name) {
        return field(name, json.path(name).isString(), "a text").stringValue();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text :
                field(name, json.path(name).isArray(), "a list of texts").values()) {
            if (!text.isString()) {
                throw wrong(name, "a list of texts");
            }
            texts.add(text.stringValue());
        }
        return texts;
    }

    Map<String, Double> scores(String name) {
        Fields scores = object(name);
        Map<String, Double> all = new LinkedHashMap<>();
        scores.json.propertyNames().forEach(score -> all.put(score, scores.number(score)));
        return all;
    }

    List<Palette.Swatch> swatches(String name) {
        List<Palette.Swatch> swatches = new ArrayList<>();
        for (JsonNode item :
                field(name, json.path(name).isArray(), "a list of colours").values()) {
            Fields swatch = new Fields(item, path + "." + name);
            String rgb = swatch.text("rgb");
            if (!rgb.matches("#[0-9a-f]{6}")) {
                throw swatch.wrong("rgb", "a colour such as #aabbcc");
            }
            swatches.add(new Palette.Swatch(Integer.parseInt(rgb, 1, 7, 16), swatch.number("share")));
        }
        return swatches;
    }

    Grid grid(String name) {
        Fields grid = object(name);
        return new Grid(grid.integer("width"), grid.integer("height"), grid.bytes("cells"));
    }

    private byte[] bytes(String name) {
        try {
            return field(name, json.path(name).isString(), "Base64").binaryValue();
        } catch (JacksonException e) {
            throw new SluiceException(INVALID, name, path + "." + name + " is no Base64", e);
        }
    }

    /** The value made of these fields; a constructor that refuses one is told about as what it is, bad input. */
    <T> T made(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw new SluiceException(INVALID, path, path + ": " + e.getMessage(), e);
        }
    }

    private JsonNode field(String name, boolean right, String kind) {
        if (!right) {
            throw wrong(name, kind);
        }
        return json.path(name);
    }

    private SluiceException wrong(String name, String kind) {
        return SluiceException.about(INVALID, name, path + "." + name + " is not " + kind);
    }
}
