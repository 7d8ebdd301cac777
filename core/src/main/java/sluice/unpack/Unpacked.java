package sluice.unpack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the program brings along packed, as files in a folder of its own: native libraries and optimised graphs, made once
 * instead of at every start. The property {@code sluice.unpacked} names the folder; without it, or when it cannot be
 * written, everything is unpacked and optimised anew by every process.
 *
 * <p>Names tell what the files were made from, so that another program of the same folder makes its own. It is derived: it
 * may be deleted whenever no program runs from it.
 */
public final class Unpacked {
    private static final Logger LOG = LoggerFactory.getLogger(Unpacked.class);
    private static final String FOLDER = "sluice.unpacked";

    /** Makes one file or folder at a place that nobody else knows. */
    public interface Making<E extends Exception> {
        void at(Path place) throws IOException, E;
    }

    private Unpacked() {}

    /** @return the file or folder of this name, made when it is not there; empty when there is no folder for it */
    public static <E extends Exception> Optional<Path> of(String name, Making<E> making) throws E {
        String folder = System.getProperty(FOLDER);
        if (folder == null || folder.isBlank()) {
            return Optional.empty();
        }
        Path kept = Path.of(folder).resolve(name);
        try {
            if (!Files.exists(kept)) {
                make(kept, making);
            }
            return Optional.of(kept);
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("{} cannot be kept in {}: {}", name, folder, failure.toString());
            return Optional.empty();
        }
    }

    private static <E extends Exception> void make(Path kept, Making<E> making) throws IOException, E {
        Path folder = kept.resolveSibling(".");
        Files.createDirectories(folder);
        Path apart = Files.createTempDirectory(folder, "making-");
        Path made = apart.resolve("made");
        try {
            making.at(made);
            Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException others) {
            // Another process may have made the same meanwhile, which is as good.
            if (!Files.exists(kept)) {
                throw others;
            }
        } finally {
            Folders.delete(apart);
        }
    }
}
