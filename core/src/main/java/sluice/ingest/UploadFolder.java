package sluice.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
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
    private static final int LONGEST_NAME = 120;

    /** Windows takes these for devices, whatever ending follows. */
    private static final List<String> RESERVED = List.of("con", "prn", "aux", "nul", "com", "lpt");

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
        String name = safeName(givenName);
        // A dot in front: what is still arriving is hidden from every walk over this folder.
        Path arriving = root.resolve(".arriving").resolve(arrivals.incrementAndGet() + ".part");
        Files.createDirectories(arriving.getParent());
        try {
            ContentHash hash = receive(bytes, arriving);
            List<Asset> known = catalog.find(List.of(hash.assetId()));
            if (!known.isEmpty() && !known.getFirst().missing()) {
                return new Uploaded(givenName, Outcome.DUPLICATE, hash.assetId(), null);
            }
            return place(givenName, name, arriving);
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

    private Uploaded place(String givenName, String name, Path arriving) throws IOException {
        Path place = moveToFreePlace(arriving, name);
        Intake.Taken taken = intake.take(0, List.of(FoundFile.at(place))).getFirst();
        if (taken.asset() == null) {
            Files.deleteIfExists(place);
            catalog.record(0, List.of(new Sighting.Vanished(place)));
            return new Uploaded(givenName, Outcome.REFUSED, null, taken.reason());
        }
        return new Uploaded(givenName, Outcome.IMPORTED, taken.asset(), null);
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

    /** The last part of a name, with nothing in it that some file system minds. */
    static String safeName(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[\\x00-\\x1f\\x7f<>:\"|?*]", "_").strip();
        while (safe.startsWith(".") || safe.startsWith(" ")) {
            safe = safe.substring(1);
        }
        while (safe.endsWith(".") || safe.endsWith(" ")) {
            safe = safe.substring(0, safe.length() - 1);
        }
        if (safe.length() > LONGEST_NAME) {
            int dot = safe.lastIndexOf('.');
            String ending = dot > 0 && safe.length() - dot <= 10 ? safe.substring(dot) : "";
            safe = safe.substring(0, LONGEST_NAME - ending.length()) + ending;
        }
        String stem = safe.replaceAll("\\..*", "").toLowerCase(Locale.ROOT).replaceAll("\\d$", "");
        return safe.isEmpty() || RESERVED.contains(stem) ? "upload-" + safe : safe;
    }

    private static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }
}
