package sluice.server.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.server.home.Home;
import sluice.server.http.Json;

/**
 * Writes what cannot be made again from elsewhere: the database, uploaded originals, settings. A manifest comes first, so
 * that a reader knows what it has before it unpacks a byte.
 */
final class Backup {
    static final String MANIFEST = "sluice-backup.json";
    static final String DATABASE = "sluice.db";
    static final String SETTINGS = "sluice.properties";
    static final String UPLOADS = "uploads/";
    static final String FORMER_UPLOADS = "uploadsAt";
    static final int FORMAT = 1;

    private final Home home;
    private final SqliteDatabase database;

    Backup(Home home, SqliteDatabase database) {
        this.home = home;
        this.database = database;
    }

    void writeTo(OutputStream out) throws IOException {
        Path folder = Files.createTempDirectory(home.folder(), ".backup");
        Path snapshot = folder.resolve(DATABASE);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            database.backupTo(snapshot);
            zip.setLevel(Deflater.BEST_SPEED);
            List<Path> uploads = uploads();
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(Json.bytes(Json.object()
                    .put("format", FORMAT)
                    .put("version", Version.CURRENT)
                    .put(FORMER_UPLOADS, home.uploads().toString())
                    .put("databaseBytes", Files.size(snapshot))
                    .put("uploads", uploads.size())));
            zip.closeEntry();
            copy(snapshot, DATABASE, zip);
            if (Files.exists(home.settings())) {
                copy(home.settings(), SETTINGS, zip);
            }
            for (Path upload : uploads) {
                String name = home.uploads().relativize(upload).toString().replace('\\', '/');
                copy(upload, UPLOADS + name, zip);
            }
        } finally {
            Files.deleteIfExists(snapshot);
            Files.deleteIfExists(folder);
        }
    }

    private List<Path> uploads() throws IOException {
        if (!Files.isDirectory(home.uploads())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(home.uploads())) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> !path.resolveSibling("").endsWith(".arriving"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path file, String name, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }
}
