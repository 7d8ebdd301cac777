package sluice.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.ContentHash;
import sluice.asset.Outcome;
import sluice.asset.Sighting;

/**
 * Takes in images that come as streams: each gets a place of its own in a folder of Sluice's, by month, unless its bytes
 * are known already. What is no image is not kept.
 */
public final class UploadFolder {
    private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);

    /** A dot in front: what is still arriving is hidden from every walk over this folder. */
    private static final String ARRIVING = ".arriving";

    private final Path root;
    private final Catalog catalog;
    private final Intake intake;
    private final IngestLimits limits;
    private final InstantSource clock;
    private final AtomicLong arrivals = new AtomicLong();

    public UploadFolder(Path root, Catalog catalog, Intake intake, IngestLimits limits, InstantSource clock) {
        this.root = root;
        this.catalog = catalog;
        this.intake = intake;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What became of an upload.
     *
     * @param outcome IMPORTED, DUPLICATE or REFUSED
     * @param asset null when refused
     * @param reason null unless refused
     */
    public record Uploaded(
            String name,
            Outcome outcome,
            @Nullable AssetId asset,
            @Nullable String reason) {}

    /** @throws IOException when the stream breaks off or the disk fails; nothing is kept then */
    public Uploaded take(String givenName, InputStream bytes) throws IOException {
        String name = SafeName.of(givenName);
        Path arriving = root.resolve(ARRIVING).resolve(arrivals.incrementAndGet() + ".part");
        Files.createDirectories(arriving.getParent());
        try {
            ContentHash hash = receive(bytes, arriving);
            if (isElsewhere(hash.assetId(), arriving)) {
                return new Uploaded(givenName, Outcome.DUPLICATE, hash.assetId(), null);
            }
            return place(givenName, name, arriving, hash);
        } catch (TooLargeException e) {
            return new Uploaded(givenName, Outcome.REFUSED, null, e.getMessage());
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private ContentHash receive(InputStream bytes, Path arriving) throws IOException, TooLargeException {
        MessageDigest digest = FileBytes.sha256();
        try (OutputStream out = Files.newOutputStream(arriving)) {
            DigestInputStream in = new DigestInputStream(bytes, digest);
            byte[] buffer = new byte[1 << 16];
            long received = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                received += count;
                if (received > limits.fileBytes()) {
                    throw new TooLargeException(
                            "larger than %,d MB, the limit for one file".formatted(limits.fileBytes() >> 20));
                }
                out.write(buffer, 0, count);
            }
        }
        return ContentHash.of(digest.digest());
    }

    private Uploaded place(String givenName, String name, Path arriving, ContentHash hash) throws IOException {
        Path place = moveToFreePlace(arriving, name);
        boolean kept = false;
        try {
            Intake.Taken taken = takeIn(FoundFile.at(place).with(hash));
            if (taken.asset() == null) {
                catalog.record(0, List.of(new Sighting.Vanished(place)));
                return new Uploaded(givenName, Outcome.REFUSED, null, taken.reason());
            }
            kept = taken.outcome() != Outcome.DUPLICATE || !givesWay(taken.asset(), place);
            return new Uploaded(givenName, kept ? Outcome.IMPORTED : Outcome.DUPLICATE, taken.asset(), null);
        } finally {
            if (!kept) {
                Files.deleteIfExists(place);
            }
        }
    }

    /** Reads it even if what was at this place before had the same size and the same time, to the millisecond. */
    private Intake.Taken takeIn(FoundFile arrived) {
        Intake.Taken taken = intake.take(0, List.of(arrived)).getFirst();
        if (taken.asset() != null || taken.reason() != null) {
            return taken;
        }
        catalog.record(0, List.of(new Sighting.Vanished(arrived.path())));
        return intake.take(0, List.of(arrived)).getFirst();
    }

    /** When the same bytes were sent twice at the same moment, one gives way; one at a time, so that never all do. */
    private synchronized boolean givesWay(AssetId id, Path place) {
        boolean elsewhere = isElsewhere(id, place);
        if (elsewhere) {
            catalog.record(0, List.of(new Sighting.Vanished(place)));
        }
        return elsewhere;
    }

    /** Whether these bytes have another place where they really are: an upload may be their only copy. */
    private boolean isElsewhere(AssetId id, Path place) {
        return catalog.find(List.of(id)).stream()
                .map(Asset::locations)
                .flatMap(List::stream)
                .anyMatch(other -> other.present() && !other.path().equals(place) && Files.isRegularFile(other.path()));
    }

    /** Removes what was still arriving when the program last stopped; to be called before anything arrives. */
    public void discardUnfinished() {
        Path arriving = root.resolve(ARRIVING);
        if (!Files.isDirectory(arriving)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(arriving, "*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("What was left over in {} could not be removed", arriving, e);
        }
    }

    /** Places are handed out one at a time, so that two uploads of one name never meet. */
    private synchronized Path moveToFreePlace(Path arriving, String name) throws IOException {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        Path folder = root.resolve(String.valueOf(now.getYear())).resolve("%02d".formatted(now.getMonthValue()));
        Files.createDirectories(folder);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        Path place = folder.resolve(name);
        for (int n = 2; Files.exists(place); n++) {
            place = folder.resolve(stem + "-" + n + ending);
        }
        return Files.move(arriving, place);
    }

    private static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }
}
