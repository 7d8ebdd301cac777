package sluice.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.ContentHash;
import sluice.asset.Sighting;
import sluice.metadata.ByteSource;
import sluice.metadata.RawEntry;
import sluice.metadata.RawMetadata;
import sluice.metadata.Reading;
import sluice.metadata.Warning;
import sluice.metadata.container.ContainerContent;
import sluice.metadata.container.Containers;
import sluice.metadata.container.NotAnImageException;
import sluice.metadata.container.Sidecars;
import sluice.metadata.dialect.Dialects;

/** Reads one file as far as phase one goes: its hash, its header and all that it says, but no pixel. Thread-safe. */
public final class SightingReader {
    /** A time that no file has: what could not be read for now is looked at again next time. */
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private static final Logger LOG = LoggerFactory.getLogger(SightingReader.class);

    private final Containers containers;
    private final IngestLimits limits;
    private final InstantSource clock;
    private final ThreadLocal<FileBytes> bytes = ThreadLocal.withInitial(FileBytes::new);

    public SightingReader(Containers containers, IngestLimits limits, InstantSource clock) {
        this.containers = containers;
        this.limits = limits;
        this.clock = clock;
    }

    /** Reads a file; whatever is wrong with it is part of the answer. */
    Sighting read(FoundFile file) {
        if (file.bytes() > limits.fileBytes()) {
            return refused(file, "larger than %,d MB, the limit for one file".formatted(limits.fileBytes() >> 20));
        }
        try {
            return bytes.get().read(file, (hash, source) -> image(file, hash, source));
        } catch (NotAnImageException e) {
            return refused(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Sighting.Refused(file.path(), file.bytes(), NEVER, FolderWalk.reason(file.path(), e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The boundary of one file: a fault that it brings to light must not end an import of thousands.
            LOG.error("A fault in Sluice while it read {}", file.path(), e);
            return new Sighting.Refused(
                    file.path(), file.bytes(), NEVER, "a fault in Sluice itself while it was read; the log says more");
        }
    }

    private Sighting image(FoundFile file, ContentHash hash, ByteSource source)
            throws IOException, NotAnImageException {
        ContainerContent content = containers.read(source);
        List<RawEntry> raw = new ArrayList<>(content.raw().entries());
        Sidecars.Content beside = beside(file.path());
        raw.addAll(beside.entries());
        List<Reading> readings = Dialects.read(new RawMetadata(raw));
        List<Warning> warnings = new ArrayList<>(content.warnings());
        warnings.addAll(beside.warnings());
        readings.forEach(reading -> warnings.addAll(reading.warnings()));
        Instant created = content.created();
        return new Sighting.Image(
                file.path(),
                file.bytes(),
                file.modified(),
                hash,
                content.header(),
                created == null ? file.modified() : created,
                clock.instant(),
                Dialects.merge(readings),
                raw,
                readings,
                warnings);
    }

    /** A sidecar that cannot be read is no reason to lose the image. */
    private Sidecars.Content beside(Path image) {
        try {
            return Sidecars.read(image, limits.metadata());
        } catch (IOException e) {
            return new Sidecars.Content(
                    List.of(), List.of(new Warning("sidecar", "cannot be read: " + e.getMessage())));
        }
    }

    private static Sighting refused(FoundFile file, String reason) {
        return new Sighting.Refused(file.path(), file.bytes(), file.modified(), reason);
    }
}
