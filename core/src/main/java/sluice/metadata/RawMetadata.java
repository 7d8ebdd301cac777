package sluice.metadata;

import java.util.List;
import java.util.Optional;

/** All text of a file, in the order of its containers (the file's own before sidecars). */
public record RawMetadata(List<RawEntry> entries) {
    public static final RawMetadata NONE = new RawMetadata(List.of());

    public RawMetadata {
        entries = List.copyOf(entries);
    }

    /** The text of the first entry with this source. */
    public Optional<String> text(String source) {
        return entries.stream()
                .filter(entry -> entry.source().equals(source))
                .map(RawEntry::text)
                .findFirst();
    }

    /** Every entry whose source begins so. */
    public List<RawEntry> under(String prefix) {
        return entries.stream()
                .filter(entry -> entry.source().startsWith(prefix))
                .toList();
    }
}
