package sluice.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.home.Home;
import sluice.server.http.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Puts a backup in the place of what a home holds. Everything is unpacked and checked beside it first; what was there is
 * moved aside, not deleted.
 */
public final class Restore {
    private static final int MOST_ENTRIES = 5_000_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Home home;
    private final Instant now;
    private @Nullable Path formerUploads;

    public Restore(Home home, Instant now) {
        this.home = home;
        this.now = now;
    }

    /**
     * What was done.
     *
     * @param aside where the former content is; null when there was none
     */
    public record Restored(int uploads, @Nullable Path aside) {}

    /** @throws SluiceException when the file is no backup or damaged; the home is as it was then */
    public Restored from(Path file) {
        Path fresh = home.folder().resolve(".restore-" + STAMP.format(now));
        try {
            int uploads = unpack(file, fresh);
            check(fresh.resolve(Backup.DATABASE), file);
            Path aside = swap(fresh);
            RestoredUploads.settle(home, formerUploads);
            return new Restored(uploads, aside);
        } catch (ZipException | InvalidPathException e) {
            throw wrong(file, "is damaged or no backup: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, file.toString(), "cannot restore " + file + ": " + e.getMessage(), e);
        } finally {
            Trees.delete(fresh);
        }
    }

    private int unpack(Path file, Path fresh) throws IOException {
        int uploads = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            requireManifest(file, zip);
            Enumeration<? extends ZipEntry> entries = zip.entries();
            for (int n = 0; entries.hasMoreElements(); n++) {
                ZipEntry entry = entries.nextElement();
                if (n > MOST_ENTRIES) {
                    throw wrong(file, "has more than " + MOST_ENTRIES + " entries", null);
                }
                boolean upload = entry.getName().startsWith(Backup.UPLOADS);
                if (entry.isDirectory() || !(upload || isKnown(entry.getName()))) {
                    continue;
                }
                Path target = fresh.resolve(entry.getName()).normalize();
                if (!target.startsWith(fresh)) {
                    throw wrong(file, "has an entry that leads out of the home: " + entry.getName(), null);
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, target);
                }
                uploads += upload ? 1 : 0;
            }
        }
        return uploads;
    }

    private static boolean isKnown(String name) {
        return name.equals(Backup.DATABASE) || name.equals(Backup.SETTINGS);
    }

    private void requireManifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null || zip.getEntry(Backup.DATABASE) == null) {
            throw wrong(file, "is a ZIP file, but no backup of Sluice", null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            JsonNode manifest = Json.MAPPER.readTree(in.readNBytes(1 << 16));
            if (manifest.path("format").asInt(0) > Backup.FORMAT) {
                throw wrong(
                        file,
                        "was written by a newer Sluice ("
                                + manifest.path("version").asString("?") + ")",
                        null);
            }
            if (manifest.path(Backup.FORMER_UPLOADS).isString()) {
                formerUploads = Path.of(manifest.path(Backup.FORMER_UPLOADS).asString());
            }
        } catch (JacksonException e) {
            throw wrong(file, "has a damaged manifest", e);
        }
    }

    private static void check(Path unpacked, Path file) {
        try (SqliteDatabase database = SqliteDatabase.open(unpacked)) {
            List<String> faults = database.integrity();
            if (!faults.isEmpty()) {
                throw wrong(file, "holds a damaged database: " + faults.getFirst(), null);
            }
        } catch (SluiceException e) {
            throw e.code() == FailureCode.STORAGE ? wrong(file, "holds a database that cannot be opened", e) : e;
        }
    }

    private @Nullable Path swap(Path fresh) throws IOException {
        Path aside = home.folder().resolve("replaced-" + STAMP.format(now));
        List<String> names = new ArrayList<>(List.of(
                Backup.DATABASE, Backup.DATABASE + "-wal", Backup.DATABASE + "-shm", Backup.SETTINGS, "uploads"));
        boolean moved = false;
        for (String name : names) {
            Path old = home.folder().resolve(name);
            if (Files.exists(old)) {
                Files.createDirectories(aside);
                Files.move(old, aside.resolve(name));
                moved = true;
            }
        }
        for (String name : names) {
            if (Files.exists(fresh.resolve(name))) {
                Files.move(fresh.resolve(name), home.folder().resolve(name));
            }
        }
        // Derived from what is gone now; made again at the next start.
        Trees.delete(home.index());
        Trees.delete(home.vectors());
        return moved ? aside : null;
    }

    private static SluiceException wrong(Path file, String what, @Nullable Throwable cause) {
        return new SluiceException(FailureCode.INVALID, file.toString(), file + " " + what, cause);
    }
}
