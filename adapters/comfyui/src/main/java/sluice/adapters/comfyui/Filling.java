package sluice.adapters.comfyui;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.render.Recipe;
import sluice.render.StartImage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a recipe puts into the slots, each with the type that ComfyUI's nodes take. */
final class Filling {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Filling() {}

    /**
     * @param checkpoint as the server calls it; empty for a workflow that names its own
     * @param image the start image as the server calls it; null without one
     */
    static Map<Slot, JsonNode> of(Recipe recipe, String checkpoint, boolean few, @Nullable String image) {
        StartImage start = recipe.start();
        ComfySampler sampler = ComfySampler.labelled(recipe.sampler()).orElse(ComfySampler.EULER);
        Map<Slot, JsonNode> values = new EnumMap<>(Slot.class);
        values.put(Slot.PROMPT, NODES.stringNode(recipe.prompt()));
        values.put(Slot.NEGATIVE, NODES.stringNode(recipe.negativePrompt()));
        values.put(Slot.SEED, NODES.numberNode(new BigInteger(recipe.seedText())));
        values.put(Slot.WIDTH, NODES.numberNode(recipe.width()));
        values.put(Slot.HEIGHT, NODES.numberNode(recipe.height()));
        values.put(Slot.STEPS, NODES.numberNode(recipe.steps()));
        values.put(Slot.GUIDANCE, NODES.numberNode(recipe.guidance()));
        values.put(Slot.SAMPLER, NODES.stringNode(sampler.sampler()));
        values.put(Slot.SCHEDULER, NODES.stringNode(sampler.scheduler(few)));
        values.put(Slot.MODEL, NODES.stringNode(checkpoint));
        values.put(Slot.BATCH, NODES.numberNode(1));
        values.put(Slot.DENOISE, NODES.numberNode(start == null ? 1 : start.strength()));
        if (image != null) {
            values.put(Slot.IMAGE, NODES.stringNode(image));
        }
        return values;
    }
}
