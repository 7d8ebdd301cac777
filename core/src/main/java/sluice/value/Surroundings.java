package sluice.value;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.Lineage;
import sluice.curate.Session;

/**
 * What an asset belongs to.
 *
 * @param stackSize members of its stack; 1 when it is in none
 * @param cover whether it stands for its stack; true when it is in none
 * @param session its creative session, or null
 * @param children what was made from it
 */
public record Surroundings(
        int stackSize, boolean cover, @Nullable Session session, List<Child> children) {
    public static final Surroundings NONE = new Surroundings(1, true, null, List.of());

    /**
     * An asset made from another.
     *
     * @param at when
     */
    public record Child(Lineage.Kind kind, Instant at) {}

    public Surroundings {
        if (stackSize < 1) {
            throw new IllegalArgumentException("a stack has members");
        }
        children = List.copyOf(children);
    }
}
