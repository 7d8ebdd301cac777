package sluice.adapters.onnx.optimize;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The variants that can be made of a model; a label is the name of the variant's folder, and what recipes call it. */
public enum VariantKind {
    /** 16-bit weights and activations. */
    FP16,
    /** Matrix products in whole numbers, activations by the range that they have in each run. */
    INT8_DYNAMIC,
    /** Convolutions in whole numbers, activations by ranges found beforehand. */
    INT8_STATIC,
    /** 8-bit weights that are multiplied out where they are used. */
    WEIGHTS_INT8,
    /** Channels of little weight left out. */
    PRUNED;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a result does not depend on what else is in its batch. */
    public boolean isBatched() {
        return this != INT8_DYNAMIC;
    }

    public static Optional<VariantKind> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
