package sluice.adapters.comfyui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a template leaves open: {@code {{prompt}}} and so on. */
enum Slot {
    PROMPT,
    NEGATIVE,
    SEED,
    WIDTH,
    HEIGHT,
    STEPS,
    GUIDANCE,
    SAMPLER,
    SCHEDULER,
    MODEL,
    BATCH,
    IMAGE,
    DENOISE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it stands in a file. */
    String mark() {
        return "{{" + label() + "}}";
    }

    static Optional<Slot> labelled(String label) {
        return Arrays.stream(values())
                .filter(slot -> slot.label().equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Slot::label).toList();
    }
}
