package sluice.render.book;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.render.Places;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.StartImage;
import sluice.render.route.Quote;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recipes and quotes as JSON for storing, lossless but for times, which are kept to the millisecond:
 * {@code {"prompt":"…","seed":"18446744073709551615","width":512,…,"start":{"asset":"…","strength":0.5}}} and
 * {@code {"pool":"…","seconds":{"DENOISE":1.5},"microUsd":120,…}}.
 */
public final class RecipeJson {
    private RecipeJson() {}

    public static ObjectNode write(Recipe recipe) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("prompt", recipe.prompt())
                .put("negativePrompt", recipe.negativePrompt())
                .put("seed", recipe.seedText())
                .put("width", recipe.width())
                .put("height", recipe.height())
                .put("steps", recipe.steps())
                .put("guidance", recipe.guidance())
                .put("model", recipe.model())
                .put("variant", recipe.variant())
                .put("sampler", recipe.sampler());
        writeStart(json, recipe.start());
        return json;
    }

    /** @throws IllegalArgumentException when this was not written here */
    public static Recipe read(JsonNode json) {
        JsonFields fields = new JsonFields(json);
        return new Recipe(
                fields.text("prompt"),
                fields.text("negativePrompt"),
                fields.unsigned("seed"),
                fields.count("width"),
                fields.count("height"),
                fields.count("steps"),
                fields.number("guidance"),
                fields.text("model"),
                fields.text("variant"),
                fields.text("sampler"),
                readStart(fields));
    }

    static void writeStart(ObjectNode json, @Nullable StartImage start) {
        if (start != null) {
            json.putObject("start").put("asset", start.asset().hex()).put("strength", start.strength());
        }
    }

    static @Nullable StartImage readStart(JsonFields fields) {
        return fields.object("start")
                .map(start -> new StartImage(new AssetId(start.text("asset")), start.number("strength")))
                .orElse(null);
    }

    public static ObjectNode write(Quote quote) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("pool", quote.pool())
                .put("model", quote.model())
                .put("variant", quote.variant())
                .put("places", quote.places().text())
                .put("images", quote.images())
                .put("waitSeconds", quote.waitSeconds())
                .put("microUsd", quote.microUsd())
                .put("mostMicroUsd", quote.mostMicroUsd())
                .put("ready", quote.ready().toEpochMilli())
                .put("error", quote.error())
                .put("estimated", quote.estimated());
        JsonFields.stages(json.putObject("seconds"), quote.seconds());
        return json;
    }

    /** @throws IllegalArgumentException when this was not written here */
    public static Quote readQuote(JsonNode json) {
        JsonFields fields = new JsonFields(json);
        Optional<Map<Stage, Double>> seconds = fields.object("seconds").map(JsonFields::stages);
        return new Quote(
                fields.text("pool"),
                fields.text("model"),
                fields.text("variant"),
                Places.parse(fields.text("places")),
                fields.count("images"),
                seconds.orElse(Map.of()),
                fields.number("waitSeconds"),
                fields.whole("microUsd"),
                fields.whole("mostMicroUsd"),
                fields.time("ready"),
                fields.number("error"),
                fields.flag("estimated"));
    }
}
