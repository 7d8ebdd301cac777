package sluice.metadata.container;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.MetadataLimits;
import sluice.metadata.RawEntry;
import sluice.metadata.RawMetadata;
import sluice.metadata.Warning;

/** What has been found in one file so far, kept within the limits. For one thread and one file. */
final class Findings {
    private static final int MOST_WARNINGS = 100;
    /** Chunks, segments and boxes that are walked over in one file: 2 GiB of the smallest usual PNG chunks (8 KiB). */
    private static final int MOST_PARTS = 262_144;

    private final ImageFormat format;
    private final MetadataLimits limits;
    private final ZoneId zone;
    private final List<RawEntry> entries = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<CreatedFrom, Instant> created = new EnumMap<>(CreatedFrom.class);
    private int width;
    private int height;
    private int orientation;
    private boolean animated;
    private boolean endedEarly;
    private int bytesLeft;
    private int parts;

    Findings(ImageFormat format, MetadataLimits limits, ZoneId zone) {
        this.format = format;
        this.limits = limits;
        this.zone = zone;
        this.bytesLeft = limits.totalBytes();
    }

    MetadataLimits limits() {
        return limits;
    }

    /** Pixels as stored; the first size reported stands. */
    void size(long width, long height) throws NotAnImageException {
        if (isSized()) {
            return;
        }
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new NotAnImageException("%s of %d x %d pixels".formatted(Signature.named(format), width, height));
        }
        if (width * height > limits.pixels()) {
            throw new NotAnImageException(
                    "%d x %d pixels is over the limit of %d".formatted(width, height, limits.pixels()));
        }
        this.width = (int) width;
        this.height = (int) height;
    }

    boolean isSized() {
        return width > 0;
    }

    /** As in EXIF; the first one from 1 to 8 stands. */
    void orientation(int orientation) {
        if (this.orientation == 0 && orientation >= 1 && orientation <= 8) {
            this.orientation = orientation;
        }
    }

    void animated() {
        animated = true;
    }

    /** A date as text; what is no date is passed over, and the first one of a kind stands. */
    void created(CreatedFrom from, String text) {
        DateText.parse(text, zone).ifPresent(instant -> created.putIfAbsent(from, instant));
    }

    /** Keeps a text, without its NULs; a blank one says nothing and is left out. */
    void text(String source, String text) {
        String kept = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (kept.isBlank()) {
            return;
        }
        if (entries.size() < limits.entries()) {
            entries.add(new RawEntry(source, kept));
        } else {
            warn(source, "left out: the file has more than " + limits.entries() + " pieces of text");
        }
    }

    /** The bytes of a piece of metadata; empty, with a warning, when they are over the limits. */
    Optional<byte[]> bytes(String source, Region piece) throws IOException {
        return charge(source, piece.length()) ? Optional.of(piece.bytes()) : Optional.empty();
    }

    /** Counts bytes against the limits; false, with a warning, when there is no room for them. */
    boolean charge(String source, long bytes) {
        if (bytes > limits.entryBytes()) {
            warn(source, "left out: %d bytes are over the limit of %d".formatted(bytes, limits.entryBytes()));
            return false;
        }
        if (bytes > bytesLeft) {
            warn(source, "left out: the file has more than " + limits.totalBytes() + " bytes of metadata");
            return false;
        }
        bytesLeft -= (int) bytes;
        return true;
    }

    /** The content of a zlib stream; what inflates to too much counts in full, so that it cannot be tried for ever. */
    Optional<byte[]> inflated(String source, Region zlib) throws DamagedException, IOException {
        Optional<byte[]> packed = bytes(source, zlib);
        if (packed.isEmpty()) {
            return Optional.empty();
        }
        int most = Math.min(limits.entryBytes(), bytesLeft);
        bytesLeft -= most;
        byte[] content = Inflation.zlib(packed.get(), most);
        bytesLeft += most - content.length;
        return Optional.of(content);
    }

    /** One more chunk, segment or box. */
    void part() throws DamagedException {
        if (++parts > MOST_PARTS) {
            throw new DamagedException("the file has more than " + MOST_PARTS + " parts; the rest is not read");
        }
    }

    void warn(String source, String message) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(new Warning(source, message));
        } else if (warnings.size() == MOST_WARNINGS) {
            warnings.add(new Warning(format.label(), "further warnings are left out"));
        }
    }

    /** The file is shorter than it says. */
    void endsEarly() {
        if (!endedEarly) {
            endedEarly = true;
            warn(format.label() + ":end", "the file ends early");
        }
    }

    boolean endedEarly() {
        return endedEarly;
    }

    /** Reads a piece of a file; when it is broken, that is a warning and no more. Whether it was whole. */
    boolean attempt(String source, Piece piece) throws IOException {
        try {
            piece.read();
            return true;
        } catch (EndsEarlyException _) {
            warn(source, "ends before its own lengths say");
        } catch (DamagedException damage) {
            warn(source, String.valueOf(damage.getMessage()));
        }
        return false;
    }

    /** A part of a file that can be broken on its own. */
    @FunctionalInterface
    interface Piece {
        void read() throws DamagedException, IOException;
    }

    ContainerContent content() {
        ImageHeader header = new ImageHeader(format, width, height, Math.max(1, orientation), animated);
        return new ContainerContent(header, new RawMetadata(entries), earliestKind(), warnings);
    }

    private @Nullable Instant earliestKind() {
        return created.isEmpty() ? null : created.values().iterator().next();
    }
}
