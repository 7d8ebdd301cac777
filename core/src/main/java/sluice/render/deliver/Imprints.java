package sluice.render.deliver;

import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.RequestedSize;
import sluice.metadata.Seed;
import sluice.metadata.dialect.A1111Text;
import sluice.render.Recipe;
import sluice.render.StartImage;
import sluice.render.finish.Imprint;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The texts that a finished file carries about its making, each for another reader; which goes where is the format's. */
public final class Imprints {
    /** The key of {@link #block} in a PNG. */
    public static final String BLOCK_KEY = "sluice";
    /** The key of {@link #parameters} in a PNG, as the web UI has it. */
    public static final String PARAMETERS_KEY = "parameters";

    private static final int BLOCK_VERSION = 1;
    private static final String SOURCE = "imprint";
    private static final JsonMapper ASCII = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    private Imprints() {}

    /**
     * The text that the Stable Diffusion web UI writes and most tools read: prompt, negative prompt, a line of settings.
     * Blanks around a prompt are lost in it, and one that holds a line beginning {@code Negative prompt:} or begins like a
     * JSON object is taken for something else; {@link #block} says it exactly.
     */
    public static String parameters(Imprint imprint) {
        Recipe recipe = imprint.recipe();
        StartImage start = recipe.start();
        return A1111Text.write(GenerationParameters.in("a1111")
                .put(Parameter.TOOL_VERSION, imprint.software(), SOURCE)
                .put(Parameter.PROMPT, recipe.prompt(), SOURCE)
                .put(Parameter.NEGATIVE_PROMPT, recipe.negativePrompt(), SOURCE)
                .put(Parameter.SEED, new Seed(recipe.seed()), SOURCE)
                .put(Parameter.STEPS, recipe.steps(), SOURCE)
                .put(Parameter.GUIDANCE, recipe.guidance(), SOURCE)
                .put(Parameter.SAMPLER, recipe.sampler(), SOURCE)
                .put(Parameter.MODEL, recipe.model(), SOURCE)
                .put(Parameter.SIZE, new RequestedSize(recipe.width(), recipe.height()), SOURCE)
                .put(Parameter.DENOISE, start == null ? null : (Double) start.strength(), SOURCE)
                .build());
    }

    /**
     * Our own block: JSON in ASCII, on one line. {@code sluice} is the version of this layout; what else there is are the
     * request and the whole recipe, nothing of pools or prices.
     */
    public static String block(Imprint imprint) {
        Recipe recipe = imprint.recipe();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("sluice", BLOCK_VERSION)
                .put("software", imprint.software())
                .put("request", imprint.request())
                .put("index", imprint.index())
                .put("at", imprint.at().toString())
                .put("origin", imprint.origin())
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
        if (imprint.quality() != null) {
            json.put("quality", imprint.quality().label());
        }
        StartImage start = recipe.start();
        if (start != null) {
            json.putObject("start").put("asset", start.asset().hex()).put("strength", start.strength());
        }
        return ASCII.writeValueAsString(json);
    }
}
