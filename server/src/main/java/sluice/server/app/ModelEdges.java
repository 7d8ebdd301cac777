package sluice.server.app;

import java.util.Map;

/** The edge of a square picture that models of a family were trained on, and draw best. */
final class ModelEdges {
    /** For models that were not trained at any size, and for families nobody here knows. */
    static final int ANY = 1_024;

    private static final Map<String, Integer> TRAINED = Map.of("sd15", 512, "sd-turbo", 512, "sdxl-turbo", 512);

    private ModelEdges() {}

    static int of(String family) {
        return TRAINED.getOrDefault(family, ANY);
    }
}
