package sluice.render.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sluice.render.Places;
import sluice.render.Stage;

/**
 * The pools by name, among which images go from stage to stage. What waits in another pool is bounded: a pool that has
 * handed over as much as is taken up slowly leases nothing more until there is room. If it has nothing else to do, it takes
 * back what waits for a pool whose workers are all busy, so that a cheap pool never keeps a picture waiting while the one
 * that drew it stands idle.
 */
final class Rooms {
    /** Pictures that may wait in memory for another pool, unless it is a single one. */
    private static final long MOST_BYTES = 256L << 20;

    /** For each of its workers, what may wait for a pool. */
    private static final int MOST_A_SLOT = 2;

    private final Map<String, Floor> floors = new ConcurrentHashMap<>();
    private final Bell bell;

    Rooms(Bell bell) {
        this.bell = bell;
    }

    void add(Floor floor) {
        floors.put(floor.pool().name(), floor);
    }

    Optional<Floor> find(String pool) {
        return Optional.ofNullable(floors.get(pool));
    }

    /** Of the places in an image's quote those that are still there. */
    Places known(Places planned) {
        Map<Stage, String> there = new EnumMap<>(Stage.class);
        planned.elsewhere().forEach((stage, pool) -> {
            if (floors.containsKey(pool)) {
                there.put(stage, pool);
            }
        });
        return new Places(there);
    }

    /** What tells a pool's bits from those of others. */
    String site(String pool) {
        Floor floor = floors.get(pool);
        return floor == null ? pool : floor.station().place();
    }

    /** Hands images to the pool of their next stage, which is the same for all. */
    void hand(List<Piece> pieces) {
        Floor floor = floors.get(pieces.getFirst().place());
        if (floor == null) {
            throw new IllegalStateException(
                    "there is no pool " + pieces.getFirst().place());
        }
        floor.inbox().add(new Stint(pieces));
        bell.ring();
    }

    /** Whether a pool may take on more: it may not while too much of it waits elsewhere. */
    boolean mayLease(Floor home) {
        long bytes = 0;
        for (Floor floor : floors.values()) {
            List<Stint> waiting =
                    floor == home ? List.of() : floor.inbox().of(home.pool().name());
            if (waiting.size() >= MOST_A_SLOT * floor.pool().slots()) {
                return false;
            }
            bytes += waiting.stream().mapToLong(Stint::bytes).sum();
        }
        return bytes <= MOST_BYTES;
    }

    /** What a pool handed over and nobody is free to do, to be done at home. */
    Optional<Stint> takeBack(Floor home) {
        for (Floor floor : floors.values()) {
            if (floor != home && !floor.hasFreeWorker()) {
                Optional<Stint> stint = floor.inbox().takeBack(home.pool().name());
                if (stint.isPresent()) {
                    stint.get().pieces().forEach(Piece::comeHome);
                    return stint;
                }
            }
        }
        return Optional.empty();
    }

    /** All that waits, as when the program stops. */
    Optional<Stint> drain() {
        for (Floor floor : floors.values()) {
            Optional<Stint> stint = floor.inbox().take();
            if (stint.isPresent()) {
                return stint;
            }
        }
        return Optional.empty();
    }
}
