package sluice.curate.member;

import java.util.Optional;
import sluice.asset.Asset;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;

/**
 * What a picture and its upscale share: prompt, seed and model. There is none when prompt or seed is unknown.
 *
 * @param bits 64 bits of a digest, not 0
 */
record DrawingKey(long bits) {
    static Optional<DrawingKey> of(Asset asset) {
        GenerationParameters made = asset.generation();
        return made.get(Parameter.PROMPT)
                .flatMap(prompt -> made.get(Parameter.SEED)
                        .map(seed -> new DrawingKey(new KeyHash()
                                .add(VariationKey.words(prompt))
                                .add(seed)
                                .add(made.get(Parameter.MODEL).orElse(null))
                                .bits())));
    }
}
