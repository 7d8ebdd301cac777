package sluice.metadata;

import org.jspecify.annotations.Nullable;

/**
 * A low-rank adaptation that took part.
 *
 * @param name as the generator wrote it, without folder or file ending
 * @param weight its strength on the model, or null when the file does not say
 */
public record Lora(String name, @Nullable Double weight) {
    public Lora {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a LoRA has a name");
        }
        if (weight != null && !Double.isFinite(weight)) {
            throw new IllegalArgumentException("a LoRA's weight is a finite number");
        }
    }
}
