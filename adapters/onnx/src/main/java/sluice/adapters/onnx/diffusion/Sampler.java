package sluice.adapters.onnx.diffusion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The schedulers that are known, by the labels that recipes use. */
enum Sampler {
    EULER,
    EULER_ANCESTRAL,
    DPMPP_2M,
    /** The same over the noise levels of Karras et al. */
    DPMPP_2M_KARRAS,
    LCM,
    FLOW_MATCH_EULER;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Sampler> labelled(String label) {
        return Arrays.stream(values())
                .filter(sampler -> sampler.label().equals(label))
                .findFirst();
    }
}
