package sluice.server.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * The folder of one installation.
 *
 * @param folder absolute
 */
public record Home(Path folder) {
    /** The folder named on the command line or in the environment, made if it is not there. */
    public static Home at(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    "--home",
                    "the home folder " + absolute + " cannot be made: " + e.getMessage(),
                    e);
        }
        return new Home(absolute);
    }

    public Path database() {
        return folder.resolve("sluice.db");
    }

    public Path index() {
        return folder.resolve("index");
    }

    public Path renditions() {
        return folder.resolve("renditions");
    }

    /** Vectors, derived from what analysis has found. */
    public Path vectors() {
        return folder.resolve("vectors");
    }

    /** Models that were pulled. */
    public Path models() {
        return folder.resolve("models");
    }

    /** Pipelines to render with, each in a folder of its own, in the layout of diffusers. */
    public Path pipelines() {
        return folder.resolve("pipelines");
    }

    /** Workflows to render with on ComfyUI servers; need not be there. */
    public Path workflows() {
        return folder.resolve("workflows");
    }

    /** Finished renders: originals like uploads, and kept beside them. */
    public Path renders() {
        return uploads().resolve("renders");
    }

    /** Renders that are finished but not settled yet. */
    public Path receipts() {
        return folder.resolve("receipts");
    }

    /** What rendering has computed and may use again; derived. */
    public Path renderCache() {
        return folder.resolve("render-cache");
    }

    /** Graphs as the runtime has optimised them for this machine; derived. */
    public Path graphs() {
        return folder.resolve("graphs");
    }

    /** Where rendering is done, and what it costs there. */
    public Path pools() {
        return folder.resolve("pools.json");
    }

    /** Originals that came by upload: the only copies, so a backup holds them. */
    public Path uploads() {
        return folder.resolve("uploads");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path settings() {
        return folder.resolve("sluice.properties");
    }

    Path paused() {
        return folder.resolve("paused");
    }

    Path lock() {
        return folder.resolve("owner.lock");
    }

    Path ownerNote() {
        return folder.resolve("owner.json");
    }

    Path token() {
        return folder.resolve("token");
    }
}
