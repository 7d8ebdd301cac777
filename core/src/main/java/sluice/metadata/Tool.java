package sluice.metadata;

import java.util.Locale;
import java.util.Optional;

/** The programs and services that make images, by the names that JSON and queries use. */
public enum Tool {
    AUTOMATIC1111,
    FORGE,
    REFORGE,
    SDNEXT,
    COMFYUI,
    INVOKEAI,
    NOVELAI,
    FOOOCUS,
    SWARMUI,
    EASYDIFFUSION,
    DRAWTHINGS,
    MIDJOURNEY,
    TENSORART,
    CIVITAI,
    DALLE,
    FIREFLY,
    OTHER;

    /** Lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Tool> labelled(String label) {
        for (Tool tool : values()) {
            if (tool.label().equals(label)) {
                return Optional.of(tool);
            }
        }
        return Optional.empty();
    }
}
