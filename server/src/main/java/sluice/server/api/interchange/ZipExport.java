package sluice.server.api.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.failure.SluiceException;
import sluice.interchange.ExportNames;
import sluice.interchange.Naming;
import sluice.interchange.SidecarWriting;
import sluice.interchange.ZipStream;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;
import sluice.server.api.library.Originals;

/**
 * Originals as one archive. What cannot be read is listed in a file of the archive, since the answer has begun by then.
 *
 * @param sidecars null when none are wanted
 */
record ZipExport(Originals originals, @Nullable SidecarWriting sidecars, Naming naming, Instant now, ZoneId zone) {
    /** Named so that nobody takes it for an image's. */
    static final String PROBLEMS = "sluice-problems.txt";

    private static final int MOST_PROBLEMS = 10_000;

    /** @param given hears which originals are in it */
    void write(Matches.Meant meant, OutputStream out, Consumer<List<AssetId>> given)
            throws IOException, InterruptedException {
        try (ZipStream zip = new ZipStream(out, zone)) {
            ExportNames names = new ExportNames(naming);
            Problems problems = new Problems();
            String listing = names.reserve(PROBLEMS);
            meant.each(batch -> {
                List<AssetId> added = new ArrayList<>();
                for (Asset asset : batch) {
                    if (add(asset, zip, names, problems)) {
                        added.add(asset.id());
                    }
                }
                if (!added.isEmpty()) {
                    given.accept(added);
                }
            });
            if (problems.count > 0) {
                zip.add(listing, now, problems.text());
            }
            zip.finish();
        }
    }

    private boolean add(Asset asset, ZipStream zip, ExportNames names, Problems problems) throws IOException {
        String original = String.valueOf(asset.location().path().getFileName());
        Instant modified = asset.location().modified();
        try {
            Path file = originals.served(asset).path();
            String name = names.next(
                    original,
                    asset.generation().get(Parameter.SEED).map(Seed::toString).orElse(null));
            zip.add(name, modified, () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
            if (sidecars != null) {
                sidecar(asset, sidecars, name, zip, names, problems);
            }
            return true;
        } catch (SluiceException | ZipStream.UnreadableException e) {
            problems.add(asset, e);
            return false;
        }
    }

    private void sidecar(
            Asset asset, SidecarWriting from, String name, ZipStream zip, ExportNames names, Problems problems)
            throws IOException {
        byte[] text;
        try {
            text = from.copy(asset);
        } catch (IOException e) {
            problems.add(asset, e);
            return;
        }
        zip.add(names.sidecar(name), now, text);
    }

    /** What is missing, in words. */
    private static final class Problems {
        private final StringBuilder lines = new StringBuilder();
        private long count;

        void add(Asset asset, Exception failure) {
            if (++count <= MOST_PROBLEMS) {
                lines.append(asset.id().hex())
                        .append("  ")
                        .append(asset.location().path())
                        .append(": ")
                        .append(failure.getMessage())
                        .append('\n');
            }
        }

        byte[] text() {
            if (count > MOST_PROBLEMS) {
                lines.append("and %,d more%n".formatted(count - MOST_PROBLEMS));
            }
            return lines.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
