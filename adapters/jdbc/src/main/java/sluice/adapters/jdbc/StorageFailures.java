package sluice.adapters.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Says in words for the user what SQLite's result codes mean (sqlite.org/rescode.html). */
record StorageFailures(Path file) {
    SluiceException of(SQLException cause) {
        return new SluiceException(FailureCode.STORAGE, file.toString(), explain(cause), cause);
    }

    SluiceException of(String message) {
        return SluiceException.about(FailureCode.STORAGE, file.toString(), message);
    }

    /** What was written is there, but may not outlive a power cut. */
    SluiceException notFlushed(IOException cause) {
        return new SluiceException(
                FailureCode.STORAGE,
                file.toString(),
                "the disk of the catalog " + file + " failed to keep it: " + cause.getMessage(),
                cause);
    }

    private String explain(SQLException cause) {
        // Extended codes carry the primary code in their low byte.
        int primary = cause instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : -1;
        if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return "the catalog " + file + " is damaged or no catalog: restore a backup, or move it away";
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return "the catalog " + file + " is damaged: restore a backup";
        }
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return "the disk of the catalog " + file + " is full";
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "the catalog " + file + " is in use by another program";
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return "the catalog " + file + " may not be written";
        }
        if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return "the catalog " + file + " cannot be opened";
        }
        return "the catalog " + file + " failed: " + cause.getMessage();
    }
}
