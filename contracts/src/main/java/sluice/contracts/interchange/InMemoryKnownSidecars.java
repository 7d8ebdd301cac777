package sluice.contracts.interchange;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sluice.interchange.KnownSidecars;
import sluice.interchange.Seen;

/** The contract of the port said again in plain collections, for tests. */
public final class InMemoryKnownSidecars implements KnownSidecars {
    private final Map<Path, Seen> kept = new HashMap<>();

    @Override
    public synchronized Map<Path, Seen> find(Collection<Path> paths) {
        Map<Path, Seen> found = new HashMap<>(kept);
        found.keySet().retainAll(paths);
        return found;
    }

    @Override
    public synchronized void keep(List<Seen> sidecars) {
        sidecars.forEach(seen -> kept.put(seen.path(), seen));
    }
}
