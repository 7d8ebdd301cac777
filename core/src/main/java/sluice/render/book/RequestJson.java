package sluice.render.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sluice.render.Quality;
import sluice.render.RenderSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as JSON for storing, lossless but for times, which are kept to the millisecond:
 * {@code {"key":"…","count":4,"spec":{"prompt":"…","seed":"7",…},"finishing":{…},"at":1777636800250}}. What a request
 * leaves open is left out.
 */
public final class RequestJson {
    private RequestJson() {}

    public static ObjectNode write(RenderRequest request) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("count", request.count())
                .put("priority", request.priority())
                .put("reuseSimilar", request.reuseSimilar())
                .put("origin", request.origin())
                .put("at", request.at().toEpochMilli());
        json.set("spec", write(request.spec()));
        json.set("finishing", FinishingJson.write(request.finishing()));
        Instant deadline = request.deadline();
        putKnown(json, "key", request.key());
        putKnown(json, "campaign", request.campaign());
        if (deadline != null) {
            json.put("deadline", deadline.toEpochMilli());
        }
        if (request.costLimitMicroUsd() != null) {
            json.put("costLimitMicroUsd", request.costLimitMicroUsd());
        }
        return json;
    }

    private static ObjectNode write(RenderSpec spec) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("prompt", spec.prompt())
                .put("negativePrompt", spec.negativePrompt())
                .put("seed", Long.toUnsignedString(spec.seed()))
                .put("width", spec.width())
                .put("height", spec.height())
                .put("quality", spec.quality().name());
        putKnown(json, "model", spec.model());
        putKnown(json, "sampler", spec.sampler());
        if (spec.steps() != null) {
            json.put("steps", spec.steps());
        }
        if (spec.guidance() != null) {
            json.put("guidance", spec.guidance());
        }
        RecipeJson.writeStart(json, spec.start());
        return json;
    }

    private static void putKnown(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** @throws IllegalArgumentException when this was not written here */
    public static RenderRequest read(JsonNode json) {
        JsonFields fields = new JsonFields(json);
        return new RenderRequest(
                fields.textOrNull("key"),
                spec(new JsonFields(json.path("spec"))),
                fields.count("count"),
                FinishingJson.read(json.path("finishing")),
                fields.count("priority"),
                fields.timeOrNull("deadline"),
                fields.wholeOrNull("costLimitMicroUsd"),
                fields.textOrNull("campaign"),
                fields.flag("reuseSimilar"),
                fields.text("origin"),
                fields.time("at"));
    }

    private static RenderSpec spec(JsonFields fields) {
        Long steps = fields.wholeOrNull("steps");
        return new RenderSpec(
                fields.text("prompt"),
                fields.text("negativePrompt"),
                fields.unsigned("seed"),
                fields.count("width"),
                fields.count("height"),
                steps == null ? null : Integer.valueOf(Math.toIntExact(steps)),
                fields.numberOrNull("guidance"),
                fields.textOrNull("model"),
                fields.textOrNull("sampler"),
                fields.one("quality", Quality.class),
                RecipeJson.readStart(fields));
    }
}
