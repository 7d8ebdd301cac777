package sluice.adapters.comfyui;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.generate.RenderModel;

/**
 * What a model is, guessed from its name, which is all that a server says of it. A name that tells nothing gives the family
 * {@code unknown}, with what most checkpoints take.
 *
 * @param family as elsewhere in the program: sd15, sd21, sdxl, sd3, flux
 * @param few whether it was distilled to few steps without guidance
 */
record ModelGuess(String family, boolean few, ComfySampler sampler) {
    private static final int MOST_STEPS = 150;
    private static final long MEGAPIXEL = 1 << 20;
    /** The server's memory is the server's affair; here is held next to nothing. */
    private static final long BYTES_HERE = 1 << 20;

    private static final Pattern FEW = words("turbo|lightning|hyper(sd)?|lcm|dmd2?|schnell");

    private enum Family {
        FLUX("flux.?1?|schnell"),
        SD3("sd-?3(\\.?5)?|stable-?diffusion-?3(\\.?5)?"),
        SDXL("sd-?xl|xl|pony|illustrious|noobai|animagine"),
        SD21("sd-?2(\\.?[01])?|v-?2-1|768-?v"),
        SD15("sd-?1(\\.?[45])?|v-?1-5|stable-?diffusion-?v?1(-[45])?");

        private final Pattern names;

        Family(String names) {
            this.names = words(names);
        }

        boolean names(String name) {
            return names.matcher(name).find() || this == SDXL && name.contains("xl");
        }
    }

    static ModelGuess of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        boolean few = FEW.matcher(plain).find();
        for (Family family : Family.values()) {
            if (family.names(plain)) {
                boolean flow = family == Family.FLUX || family == Family.SD3;
                return new ModelGuess(family.name().toLowerCase(Locale.ROOT), few, sampler(plain, few, flow));
            }
        }
        return new ModelGuess("unknown", few, sampler(plain, few, false));
    }

    private static ComfySampler sampler(String name, boolean few, boolean flow) {
        if (flow) {
            return ComfySampler.FLOW_MATCH_EULER;
        }
        return name.contains("lcm") ? ComfySampler.LCM : few ? ComfySampler.EULER_ANCESTRAL : ComfySampler.DPMPP_2M;
    }

    /** As the program knows models, drawn with the given workflows. */
    RenderModel described(String id, Templates.Pair templates) {
        boolean stepped = templates.text().has(Slot.STEPS);
        boolean sampled = templates.text().has(Slot.SAMPLER) || templates.text().has(Slot.SCHEDULER);
        boolean flow = sampler == ComfySampler.FLOW_MATCH_EULER;
        Template image = templates.image();
        return new RenderModel(
                id,
                family,
                few ? Quality.STANDARD : Quality.HERO,
                stepped ? steps(few) : Map.of(Quality.DRAFT, 1, Quality.STANDARD, 1, Quality.HERO, 1),
                stepped ? MOST_STEPS : 1,
                guidance(),
                sampled
                        ? flow ? List.of(sampler.label()) : ComfySampler.ofNoise(sampler)
                        : List.of(ComfySampler.WORKFLOWS_OWN),
                flow ? 16 : 8,
                256,
                family.equals("sd15") || family.equals("sd21") ? MEGAPIXEL : 4 * MEGAPIXEL,
                image != null,
                !few && !family.equals("flux") && templates.text().has(Slot.NEGATIVE),
                true,
                1,
                List.of(Recipe.ORIGINAL),
                BYTES_HERE,
                true);
    }

    private double guidance() {
        return switch (family) {
            case "flux" -> 1;
            case "sd3" -> few ? 1 : 4.5;
            case "sdxl" -> few ? 1 : 5;
            default -> few ? 1 : 7;
        };
    }

    private static Map<Quality, Integer> steps(boolean few) {
        return few
                ? Map.of(Quality.DRAFT, 2, Quality.STANDARD, 4, Quality.HERO, 8)
                : Map.of(Quality.DRAFT, 12, Quality.STANDARD, 25, Quality.HERO, 40);
    }

    /** Any of them as a word of its own. */
    private static Pattern words(String alternatives) {
        return Pattern.compile("(?<![a-z0-9])(" + alternatives + ")(?![a-z0-9])");
    }
}
