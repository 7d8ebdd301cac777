package sluice.adapters.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import sluice.unpack.Unpacked;

/**
 * SQLite's native library. The driver by itself asks another process what machine it is on, and unpacks it into the temp
 * folder, at every start; it takes it from a folder that it is told of.
 */
final class SqliteLibrary {
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private SqliteLibrary() {}

    /** To be called before the first connection. */
    static void find() {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        String file = String.join(
                "-",
                "sqlite",
                SQLiteJDBCLoader.getVersion(),
                System.getProperty("os.arch"),
                System.mapLibraryName("jdbc"));
        Unpacked.of(file, SqliteLibrary::unpack).ifPresent(library -> {
            System.setProperty(FOLDER, library.resolveSibling(".").normalize().toString());
            System.setProperty(NAME, file);
        });
    }

    private static void unpack(Path into) throws IOException {
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
            if (in == null) {
                throw new IOException("there is no " + packed);
            }
            Files.copy(in, into);
        }
    }
}
