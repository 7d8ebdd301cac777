package sluice.curate.member;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sluice.asset.Asset;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;

/**
 * What seed variations share: all that their files say of how they were made, but for the seed. Two assets with the same
 * key differ in nothing but their seeds, as far as anybody can know.
 *
 * <p>There is none without a prompt or without a seed, since then nothing says that two pictures came from the same
 * words. Nor is there one for an image-to-image pass: its input picture, which the file does not name, says more than
 * its words. A second pass over the tool's own base image is no such pass.
 *
 * @param bits 64 bits of a digest, not 0
 */
public record VariationKey(long bits) {
    /** The prompt as written, but for white space, so that wrapped lines are the same words. */
    public static Optional<VariationKey> of(Asset asset) {
        GenerationParameters made = asset.generation();
        Optional<String> prompt = made.get(Parameter.PROMPT);
        if (prompt.isEmpty() || made.get(Parameter.SEED).isEmpty() || fromPicture(made)) {
            return Optional.empty();
        }
        KeyHash hash = new KeyHash()
                .add(words(prompt.get()))
                .add(made.get(Parameter.NEGATIVE_PROMPT)
                        .map(VariationKey::words)
                        .orElse(null));
        for (Parameter<?> setting : SETTINGS) {
            hash.add(made.get(setting).orElse(null));
        }
        hash.add(made.get(Parameter.LORAS).map(VariationKey::loras).orElse(null));
        hash.add(asset.header().width()).add(asset.header().height());
        return Optional.of(new VariationKey(hash.bits()));
    }

    private static final List<Parameter<?>> SETTINGS = List.of(
            Parameter.TOOL,
            Parameter.MODEL,
            Parameter.MODEL_HASH,
            Parameter.STEPS,
            Parameter.GUIDANCE,
            Parameter.SAMPLER,
            Parameter.SCHEDULER,
            Parameter.CLIP_SKIP,
            Parameter.DENOISE,
            Parameter.SIZE,
            Parameter.HIGH_RES);

    /** Whether an image-to-image pass over another picture made it. */
    static boolean fromPicture(GenerationParameters made) {
        return made.get(Parameter.DENOISE).filter(denoise -> denoise < 1).isPresent()
                && made.get(Parameter.HIGH_RES).isEmpty();
    }

    static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String loras(Loras loras) {
        return loras.all().stream().map(Lora::toString).sorted().collect(Collectors.joining("\n"));
    }
}
