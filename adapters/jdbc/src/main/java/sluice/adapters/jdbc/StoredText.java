package sluice.adapters.jdbc;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.Warning;

/**
 * What a file said, packed for its rows; made before the write lock is taken, since deflating is most of the work.
 *
 * @param generation null when nothing is known
 */
record StoredText(byte @Nullable [] generation, List<Entry> raw, List<Read> readings) {
    /** One raw entry. */
    record Entry(String source, byte[] content) {}

    /**
     * One dialect's reading.
     *
     * @param parameters null when they are those of the asset
     */
    record Read(byte @Nullable [] parameters, List<Warning> warnings) {}

    static StoredText of(
            GenerationParameters generation, List<RawEntry> raw, List<Reading> readings, PackedText.Packer packer) {
        return new StoredText(
                generation.equals(GenerationParameters.NONE) ? null : PackedGeneration.pack(generation, packer),
                raw.stream()
                        .map(entry -> new Entry(entry.source(), packer.pack(entry.text())))
                        .toList(),
                readings.stream()
                        .map(reading -> read(reading, generation, packer))
                        .toList());
    }

    private static Read read(Reading reading, GenerationParameters generation, PackedText.Packer packer) {
        boolean shared = Objects.equals(reading.parameters(), generation);
        return new Read(shared ? null : PackedGeneration.pack(reading.parameters(), packer), reading.warnings());
    }
}
