package sluice.server.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.asset.Catalog;
import sluice.asset.CatalogCounts;
import sluice.failure.SluiceException;
import sluice.image.ImageFormat;
import sluice.image.ImageRenderer;
import sluice.search.Query;
import sluice.search.SearchIndex;
import sluice.search.Sort;
import sluice.server.api.system.Upkeep.Check;
import sluice.server.api.system.Upkeep.Verdict;
import sluice.server.home.Home;

/** Looks at every part of an open library and says what is wrong and what to do. */
final class Doctor {
    private static final long LITTLE_SPACE = 1L << 30;

    private final Home home;
    private final SqliteDatabase database;
    private final Catalog catalog;
    private final SearchIndex index;
    private final ImageRenderer renderer;
    private final Supplier<Set<Path>> roots;

    Doctor(
            Home home,
            SqliteDatabase database,
            Catalog catalog,
            SearchIndex index,
            ImageRenderer renderer,
            Supplier<Set<Path>> roots) {
        this.home = home;
        this.database = database;
        this.catalog = catalog;
        this.index = index;
        this.renderer = renderer;
        this.roots = roots;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(java());
        checks.add(space());
        checks.add(integrity());
        checks.add(searchable());
        checks.add(formats());
        checks.add(folders());
        checks.add(thumbnails());
        checks.add(missing());
        return checks;
    }

    private static Check java() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return new Check("java", Verdict.OK, "Java " + Runtime.version() + " on " + platform);
    }

    private Check space() {
        try {
            FileStore store = Files.getFileStore(home.folder());
            long free = store.getUsableSpace();
            String detail = "%,d MB free for %s".formatted(free >> 20, home.folder());
            return new Check("disk", free < LITTLE_SPACE ? Verdict.NOTICE : Verdict.OK, detail);
        } catch (IOException e) {
            return new Check("disk", Verdict.FAILED, "cannot look at " + home.folder() + ": " + e.getMessage());
        }
    }

    private Check integrity() {
        try {
            List<String> faults = database.integrity();
            return faults.isEmpty()
                    ? new Check("database", Verdict.OK, database.file() + " is sound")
                    : new Check(
                            "database",
                            Verdict.FAILED,
                            database.file() + " is damaged (" + faults.getFirst()
                                    + "); restore a backup with \"sluice restore FILE\"");
        } catch (SluiceException e) {
            return new Check("database", Verdict.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private Check searchable() {
        long known = catalog.counts().assets();
        long found = index.search(new Query.All(), Sort.NEWEST, null, 1).total();
        return known == found
                ? new Check("search", Verdict.OK, "%,d assets can be found".formatted(found))
                : new Check(
                        "search",
                        Verdict.FAILED,
                        "%,d of %,d assets can be found; \"sluice rebuild\" makes the index again"
                                .formatted(found, known));
    }

    private Check formats() {
        Set<ImageFormat> shown = renderer.formats();
        String without = Arrays.stream(ImageFormat.values())
                .filter(format -> !shown.contains(format))
                .map(ImageFormat::name)
                .collect(Collectors.joining(", "));
        String with = shown.stream().sorted().map(ImageFormat::name).collect(Collectors.joining(", "));
        return new Check(
                "formats",
                Verdict.OK,
                with + " are shown" + (without.isEmpty() ? "" : "; of " + without + " the metadata is read"));
    }

    private Check folders() {
        List<Path> gone = roots.get().stream()
                .filter(root -> !Files.exists(root))
                .sorted()
                .toList();
        return gone.isEmpty()
                ? new Check("folders", Verdict.OK, roots.get().size() + " imported places are there")
                : new Check(
                        "folders",
                        Verdict.NOTICE,
                        "not there now: " + gone.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    private Check thumbnails() {
        CatalogCounts counts = catalog.counts();
        String detail = "%,d wait, %,d cannot be made".formatted(counts.picturesPending(), counts.picturesImpossible());
        return new Check("thumbnails", Verdict.OK, detail);
    }

    private Check missing() {
        long missing = catalog.counts().missing();
        return missing == 0
                ? new Check("originals", Verdict.OK, "every asset has its file")
                : new Check(
                        "originals",
                        Verdict.NOTICE,
                        "%,d assets have lost their file; the query is:missing shows them".formatted(missing));
    }
}
