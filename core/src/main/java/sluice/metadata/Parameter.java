package sluice.metadata;

import java.util.List;

/**
 * A generation parameter: its name in JSON and the type of its value.
 *
 * @param <T> an immutable type
 */
public final class Parameter<T> {
    public static final Parameter<Tool> TOOL = new Parameter<>("tool", Tool.class);
    public static final Parameter<String> TOOL_VERSION = new Parameter<>("toolVersion", String.class);
    public static final Parameter<String> PROMPT = new Parameter<>("prompt", String.class);
    public static final Parameter<String> NEGATIVE_PROMPT = new Parameter<>("negativePrompt", String.class);
    public static final Parameter<Seed> SEED = new Parameter<>("seed", Seed.class);
    public static final Parameter<Integer> STEPS = new Parameter<>("steps", Integer.class);
    /** Classifier-free guidance scale (CFG). */
    public static final Parameter<Double> GUIDANCE = new Parameter<>("guidance", Double.class);

    public static final Parameter<String> SAMPLER = new Parameter<>("sampler", String.class);
    /** The noise schedule ("Karras"), apart from the sampler. */
    public static final Parameter<String> SCHEDULER = new Parameter<>("scheduler", String.class);
    /** The model's name without folder or file ending. */
    public static final Parameter<String> MODEL = new Parameter<>("model", String.class);
    /** As the generator wrote it: mostly the first ten digits of a SHA-256. */
    public static final Parameter<String> MODEL_HASH = new Parameter<>("modelHash", String.class);

    public static final Parameter<Loras> LORAS = new Parameter<>("loras", Loras.class);
    public static final Parameter<Integer> CLIP_SKIP = new Parameter<>("clipSkip", Integer.class);
    /** Strength of an image-to-image pass, 0 to 1. */
    public static final Parameter<Double> DENOISE = new Parameter<>("denoise", Double.class);

    public static final Parameter<RequestedSize> SIZE = new Parameter<>("requestedSize", RequestedSize.class);
    public static final Parameter<HighResPass> HIGH_RES = new Parameter<>("highRes", HighResPass.class);
    /** IPTC digital source type as declared in the file, unverified, for example {@code trainedAlgorithmicMedia}. */
    public static final Parameter<String> DECLARED_ORIGIN = new Parameter<>("declaredOrigin", String.class);

    /** All parameters, in the order in which people read them. */
    public static final List<Parameter<?>> ALL = List.of(
            TOOL,
            TOOL_VERSION,
            PROMPT,
            NEGATIVE_PROMPT,
            SEED,
            STEPS,
            GUIDANCE,
            SAMPLER,
            SCHEDULER,
            MODEL,
            MODEL_HASH,
            LORAS,
            CLIP_SKIP,
            DENOISE,
            SIZE,
            HIGH_RES,
            DECLARED_ORIGIN);

    private final String name;
    private final Class<T> type;

    private Parameter(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    /** The field's name in JSON. */
    public String jsonName() {
        return name;
    }

    public Class<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return name;
    }
}
