package sluice.metadata;

import java.util.List;

/** The LoRAs of one image, in the order in which they were applied. */
public record Loras(List<Lora> all) {
    public Loras {
        all = List.copyOf(all);
    }
}
