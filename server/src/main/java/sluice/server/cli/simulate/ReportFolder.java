package sluice.server.cli.simulate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * A folder that a report is written to, when all of it is known: each file is there whole or not at all, and one whose
 * writing is cut short leaves nothing behind. Other files in the folder stay as they are.
 */
final class ReportFolder {
    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws SluiceException with code {@code INVALID} when no folder can be there, before any work was done */
    static ReportFolder at(String text) {
        try {
            Path folder = Path.of(text).toAbsolutePath().normalize();
            for (Path above = folder; above != null; above = above.getParent()) {
                if (Files.exists(above)) {
                    if (!Files.isDirectory(above) || !Files.isWritable(above)) {
                        throw SluiceException.about(
                                FailureCode.INVALID, "--out", "--out: nothing can be written in " + above);
                    }
                    break;
                }
            }
            return new ReportFolder(folder);
        } catch (InvalidPathException e) {
            throw SluiceException.about(
                    FailureCode.INVALID, "--out", "--out is a folder, not \"" + text + "\": " + e.getReason());
        }
    }

    Path page() {
        return folder.resolve("report.md");
    }

    void write(Map<String, String> files) {
        Map<Path, Path> parts = new LinkedHashMap<>();
        files.keySet().forEach(name -> parts.put(folder.resolve("." + name + ".part"), folder.resolve(name)));
        Thread tidying = Thread.ofPlatform().unstarted(() -> parts.keySet().forEach(ReportFolder::remove));
        Runtime.getRuntime().addShutdownHook(tidying);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(
                        folder.resolve("." + file.getKey() + ".part"), file.getValue(), StandardCharsets.UTF_8);
            }
            for (Map.Entry<Path, Path> part : parts.entrySet()) {
                Files.move(part.getKey(), part.getValue(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            parts.keySet().forEach(ReportFolder::remove);
            throw new SluiceException(
                    FailureCode.STORAGE, "--out", "cannot write the report to " + folder + ": " + e.getMessage(), e);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(tidying);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook finds nothing left to remove.
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // It is named so that everybody sees what it is, and the next report replaces it.
        }
    }
}
