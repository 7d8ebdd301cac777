package sluice.interchange;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Port: remembers sidecars as they were last written or read, so that what others changed in them since can be told from
 * what they still carry.
 *
 * <p>The contract, which {@code KnownSidecarsContract} tests line by line:
 *
 * <ul>
 *   <li>{@link #keep} is one transaction and durable when it returns; it replaces what was kept of the same paths.
 *   <li>Paths of which nothing is kept are left out of answers.
 *   <li>Calls from any number of threads are safe; a failure of the storage has code {@code STORAGE}.
 * </ul>
 */
public interface KnownSidecars {
    Map<Path, Seen> find(Collection<Path> paths);

    void keep(List<Seen> sidecars);
}
