package sluice.adapters.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Copies a database by {@code VACUUM INTO} (sqlite.org/lang_vacuum.html): consistent, compact, without the log. */
record SqliteBackup(StorageFailures failures) {
    void write(SqliteSession session, Path target) {
        if (Files.exists(target)) {
            throw SluiceException.about(
                    FailureCode.CONFLICT, target.toString(), target + " is there already: name another file");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try {
                Files.deleteIfExists(part);
                session.update("VACUUM INTO ?", part.toString());
                flush(part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (SQLException e) {
            throw failures.of(e);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, target.toString(), "the backup " + target + " cannot be written", e);
        }
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
