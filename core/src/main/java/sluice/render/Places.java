package sluice.render;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the stages of an image are done that are not done by the pool that draws it. That pool has the denoiser: the other
 * stages may each be in another pool.
 *
 * @param elsewhere names of pools, by the stages that are theirs
 */
public record Places(Map<Stage, String> elsewhere) {
    /** Everything is done by the pool that draws. */
    public static final Places HOME = new Places(Map.of());

    public Places {
        elsewhere = Map.copyOf(elsewhere);
        if (elsewhere.containsKey(Stage.DENOISE)) {
            throw new IllegalArgumentException("whoever denoises an image is the pool that draws it");
        }
    }

    /** @param home the pool that draws */
    public String of(Stage stage, String home) {
        return elsewhere.getOrDefault(stage, home);
    }

    /** Such as {@code decode=desk finish=press}; empty when all is done at home. Names of pools have no spaces. */
    public String text() {
        return Arrays.stream(Stage.values())
                .filter(elsewhere::containsKey)
                .map(stage -> stage.label() + "=" + elsewhere.get(stage))
                .collect(Collectors.joining(" "));
    }

    /** @throws IllegalArgumentException for what {@link #text} has not written */
    public static Places parse(String text) {
        Map<Stage, String> elsewhere = new EnumMap<>(Stage.class);
        for (String one : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int at = one.indexOf('=');
            Stage stage = Stage.labelled(one.substring(0, Math.max(0, at)))
                    .orElseThrow(() -> new IllegalArgumentException("no place of a stage: " + one));
            elsewhere.put(stage, one.substring(at + 1));
        }
        return new Places(elsewhere);
    }
}
