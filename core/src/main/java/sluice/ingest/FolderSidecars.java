package sluice.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.metadata.container.Sidecars;

/**
 * Tells which files belong to an image beside them. Walks go folder by folder, so the names of the last folder are kept,
 * and taken only when a file might be a sidecar.
 */
final class FolderSidecars {
    private @Nullable Path folder;
    private Sidecars sidecars = Sidecars.among(List.of());

    boolean contains(Path file) {
        Path parent = file.getParent();
        String name = String.valueOf(file.getFileName());
        if (parent == null || !Sidecars.mayBe(name)) {
            return false;
        }
        if (!parent.equals(folder)) {
            folder = parent;
            sidecars = Sidecars.among(names(parent));
        }
        return sidecars.isSidecar(name);
    }

    /** A folder that cannot be listed has no sidecars: its files are looked at for themselves. */
    private static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            return List.of();
        }
        return names;
    }
}
