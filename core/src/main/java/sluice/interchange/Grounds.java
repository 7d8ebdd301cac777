package sluice.interchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The folders and files that the user gave into care; nothing beside other files is read or written.
 *
 * @param roots real paths
 */
record Grounds(Supplier<Set<Path>> roots) {
    /** Why nothing may be done beside an image; empty when it may. */
    Optional<String> objection(Path image) {
        Path parent = image.getParent();
        if (parent == null) {
            return Optional.of(image + " lies in no folder");
        }
        try {
            Path real = image.toRealPath();
            Path folder = parent.toRealPath();
            for (Path root : roots.get()) {
                if (real.equals(root) || (real.startsWith(root) && folder.startsWith(root))) {
                    return Optional.empty();
                }
            }
            return Optional.of(image + " leads out of the imported folders");
        } catch (IOException e) {
            return Optional.of(image + " is not there any more");
        }
    }
}
