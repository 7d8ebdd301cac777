package sluice.server.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Files that are written whole or not at all, and never in the place of others. */
public final class NewFile {
    private static final int MOST_NUMBERS = 10_000;

    private NewFile() {}

    /** Writes a file's content. */
    public interface Content {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    /** Writes beside the file first, and puts it in the place of nothing, or of an empty file that was claimed. */
    public static void write(Path file, Content content) throws IOException, InterruptedException {
        Path whole = file.toAbsolutePath().normalize();
        Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                content.to(out);
            }
            boolean claimed = Files.isRegularFile(whole) && Files.size(whole) == 0;
            Files.move(
                    part,
                    whole,
                    claimed
                            ? new StandardCopyOption[] {StandardCopyOption.REPLACE_EXISTING}
                            : new StandardCopyOption[0]);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** An empty file of this name, or of one like it, that was not there before. */
    public static Path claim(Path folder, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        for (int number = 1; number < MOST_NUMBERS; number++) {
            Path file = folder.resolve(number == 1 ? name : stem + " (" + number + ")" + extension);
            if (!Files.exists(file)) {
                Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                        .close();
                return file;
            }
        }
        throw SluiceException.about(
                FailureCode.CONFLICT, name, "there are " + MOST_NUMBERS + " files named " + name + " already");
    }
}
