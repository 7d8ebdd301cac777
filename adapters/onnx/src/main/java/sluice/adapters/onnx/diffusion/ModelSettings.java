package sluice.adapters.onnx.diffusion;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sluice.render.Quality;
import sluice.render.generate.GeneratorException;
import tools.jackson.databind.JsonNode;

/**
 * {@code sluice.json} in a model's folder: what its owner knows of it that its other files do not say. All of it may be
 * left out, and so may the file.
 *
 * @param trained false for a network that nobody trained on pictures
 */
record ModelSettings(
        @Nullable Quality best,
        Map<Quality, Integer> steps,
        @Nullable Double guidance,
        @Nullable Integer batch,
        @Nullable Integer leastEdge,
        @Nullable Long mostPixels,
        boolean trained) {
    static final String FILE = "sluice.json";

    private static final Set<String> KEYS =
            Set.of("best", "steps", "guidance", "batch", "leastEdge", "mostPixels", "trained");
    private static final int MOST_BATCH = 64;

    static ModelSettings of(ModelFolder model) throws GeneratorException {
        if (!model.has(FILE)) {
            return new ModelSettings(null, Map.of(), null, null, null, null, true);
        }
        JsonNode json = model.json(FILE);
        Set<String> unknown = new TreeSet<>(json.propertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw model.refused(
                    FILE, "has the unknown key \"" + unknown.iterator().next() + "\"");
        }
        Map<Quality, Integer> steps = new java.util.EnumMap<>(Quality.class);
        for (Map.Entry<String, JsonNode> entry : json.path("steps").properties()) {
            steps.put(
                    quality(model, entry.getKey()), whole(model, entry.getValue(), "steps", PipelineConfig.MOST_STEPS));
        }
        return new ModelSettings(
                json.hasNonNull("best") ? quality(model, json.path("best").asString("")) : null,
                steps,
                json.hasNonNull("guidance") ? guidance(model, json.path("guidance")) : null,
                json.hasNonNull("batch") ? whole(model, json.path("batch"), "batch", MOST_BATCH) : null,
                json.hasNonNull("leastEdge") ? whole(model, json.path("leastEdge"), "leastEdge", 1 << 14) : null,
                json.hasNonNull("mostPixels")
                        ? Long.valueOf(whole(model, json.path("mostPixels"), "mostPixels", 1 << 28))
                        : null,
                json.path("trained").asBoolean(true));
    }

    private static Quality quality(ModelFolder model, String label) throws GeneratorException {
        return Quality.labelled(label)
                .orElseThrow(() -> model.refused(FILE, "names the unknown quality \"" + label + "\""));
    }

    private static double guidance(ModelFolder model, JsonNode value) throws GeneratorException {
        double guidance = value.asDouble(-1);
        if (!(guidance >= 0 && guidance <= 100)) {
            throw model.refused(FILE, "has a guidance that is not 0 to 100");
        }
        return guidance;
    }

    private static int whole(ModelFolder model, JsonNode value, String key, int most) throws GeneratorException {
        int number = value.asInt(0);
        if (number < 1 || number > most) {
            throw model.refused(FILE, "has a \"" + key + "\" that is not 1 to " + most);
        }
        return number;
    }
}
