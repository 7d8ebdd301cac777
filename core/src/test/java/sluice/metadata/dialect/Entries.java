package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import sluice.metadata.GenerationParameters;
import sluice.metadata.RawEntry;
import sluice.metadata.RawMetadata;
import sluice.metadata.Reading;

/** Raw metadata for tests, and short ways to read it. */
final class Entries {
    private Entries() {}

    /** Sources and texts in turn. */
    static RawMetadata raw(String... sourcesAndTexts) {
        List<RawEntry> entries = new ArrayList<>();
        for (int i = 0; i < sourcesAndTexts.length; i += 2) {
            entries.add(new RawEntry(sourcesAndTexts[i], sourcesAndTexts[i + 1]));
        }
        return new RawMetadata(entries);
    }

    static List<Reading> readings(String... sourcesAndTexts) {
        return Dialects.read(raw(sourcesAndTexts));
    }

    static GenerationParameters merged(String... sourcesAndTexts) {
        return Dialects.merge(readings(sourcesAndTexts));
    }

    static List<String> dialects(List<Reading> readings) {
        return readings.stream()
                .map(reading -> String.valueOf(reading.parameters().dialect()))
                .toList();
    }
}
