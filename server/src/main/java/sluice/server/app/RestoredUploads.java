package sluice.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.adapters.jdbc.SqliteCatalog;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.asset.Catalog;
import sluice.asset.Sighting;
import sluice.ingest.FoundFile;
import sluice.ingest.IngestLimits;
import sluice.ingest.Intake;
import sluice.ingest.SightingReader;
import sluice.metadata.container.Containers;
import sluice.server.home.Home;

/** Tells a restored catalog where its uploads are now: it knows them at the home that the backup was made of. */
final class RestoredUploads {
    private static final int CHUNK = 100;

    private final Path uploads;
    private final Catalog catalog;
    private final Intake intake;

    private RestoredUploads(Path uploads, Catalog catalog) {
        IngestLimits limits = IngestLimits.DEFAULT.withFileBytes(Long.MAX_VALUE);
        Containers containers = new Containers(limits.metadata(), ZoneId.systemDefault());
        this.uploads = uploads;
        this.catalog = catalog;
        this.intake = new Intake(catalog, new SightingReader(containers, limits, InstantSource.system()));
    }

    /** @param former where the uploads were; null when the backup does not say */
    static void settle(Home home, @Nullable Path former) throws IOException {
        try (SqliteDatabase database = SqliteDatabase.open(home.database())) {
            RestoredUploads restored = new RestoredUploads(home.uploads(), new SqliteCatalog(database));
            if (former != null && !former.equals(home.uploads())) {
                restored.leave(former);
            }
            restored.arrive();
        }
    }

    private void leave(Path former) {
        Path after = null;
        for (List<Path> page = catalog.files(former, null, CHUNK);
                !page.isEmpty();
                page = catalog.files(former, after, CHUNK)) {
            after = page.getLast();
            List<Sighting> gone = new ArrayList<>();
            for (Path path : page) {
                if (Files.notExists(path)) {
                    gone.add(new Sighting.Vanished(path));
                }
            }
            catalog.record(0, gone);
        }
    }

    private void arrive() throws IOException {
        if (!Files.isDirectory(uploads)) {
            return;
        }
        List<FoundFile> chunk = new ArrayList<>();
        try (Stream<Path> all = Files.walk(uploads)) {
            for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                chunk.add(FoundFile.at(path));
                if (chunk.size() == CHUNK) {
                    intake.take(0, chunk);
                    chunk.clear();
                }
            }
        }
        intake.take(0, chunk);
    }
}
