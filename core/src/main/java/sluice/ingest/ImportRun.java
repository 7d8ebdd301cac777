package sluice.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One import.
 *
 * @param roots absolute, real paths of what was asked for
 * @param watch whether it goes on watching its folders once it has been through them
 * @param ended null while it runs or watches
 */
public record ImportRun(
        long id,
        List<Path> roots,
        boolean watch,
        ImportState state,
        ImportCounts counts,
        Instant started,
        @Nullable Instant ended) {
    public ImportRun {
        roots = List.copyOf(roots);
    }
}
