package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.Warning;

/** What an asset's file said: tables {@code generation}, {@code raw_entry}, {@code reading} and {@code warning}. */
record TextRows(SqliteSession session) {
    /** In column {@code warning.reading}, for a warning about the file itself. */
    private static final int OF_FILE = -1;

    static final String RAW = "SELECT source, content FROM raw_entry WHERE asset = ? ORDER BY ordinal";
    static final String READINGS = "SELECT parameters FROM reading WHERE asset = ? ORDER BY ordinal";
    static final String WARNINGS =
            "SELECT source, message FROM warning WHERE asset = ? AND reading = ? ORDER BY ordinal";

    List<RawEntry> raw(long asset) throws SQLException {
        return session.list(RAW, row -> new RawEntry(row.getString(1), PackedText.unpack(row.getBytes(2))), asset);
    }

    List<Reading> readings(long asset, GenerationParameters generation) throws SQLException {
        List<GenerationParameters> parameters = session.list(
                READINGS,
                row -> {
                    byte @Nullable [] own = row.getBytes(1);
                    return own == null ? generation : PackedGeneration.unpack(own);
                },
                asset);
        List<Reading> readings = new ArrayList<>(parameters.size());
        for (int i = 0; i < parameters.size(); i++) {
            readings.add(new Reading(parameters.get(i), warnings(asset, i)));
        }
        return readings;
    }

    List<Warning> warnings(long asset) throws SQLException {
        return warnings(asset, OF_FILE);
    }

    private List<Warning> warnings(long asset, int reading) throws SQLException {
        return session.list(WARNINGS, row -> new Warning(row.getString(1), row.getString(2)), asset, reading);
    }

    void insert(long asset, StoredText text, List<Warning> warnings) throws SQLException {
        insertReadings(asset, text);
        for (int i = 0; i < text.raw().size(); i++) {
            insertRaw(asset, i, text.raw().get(i));
        }
        insertWarnings(asset, OF_FILE, 0, warnings);
    }

    /** Other readings in place of these; raw text is only added to, and only by what is not there yet. */
    void replaceReadings(long asset, StoredText text, List<RawEntry> added) throws SQLException {
        session.update("DELETE FROM generation WHERE asset = ?", asset);
        session.update("DELETE FROM reading WHERE asset = ?", asset);
        session.update("DELETE FROM warning WHERE asset = ? AND reading >= 0", asset);
        insertReadings(asset, text);
        List<RawEntry> there = raw(asset);
        int next = there.size();
        for (int i = 0; i < added.size(); i++) {
            if (!there.contains(added.get(i))) {
                insertRaw(asset, next++, text.raw().get(i));
            }
        }
    }

    void addWarnings(long asset, List<Warning> warnings) throws SQLException {
        List<Warning> there = warnings(asset);
        List<Warning> added = warnings.stream()
                .filter(warning -> !there.contains(warning))
                .distinct()
                .toList();
        insertWarnings(asset, OF_FILE, there.size(), added);
    }

    private void insertReadings(long asset, StoredText text) throws SQLException {
        byte @Nullable [] generation = text.generation();
        if (generation != null) {
            session.update("INSERT INTO generation VALUES (?, ?)", asset, generation);
        }
        for (int i = 0; i < text.readings().size(); i++) {
            StoredText.Read reading = text.readings().get(i);
            session.update("INSERT INTO reading VALUES (?, ?, ?)", asset, i, reading.parameters());
            insertWarnings(asset, i, 0, reading.warnings());
        }
    }

    private void insertRaw(long asset, int ordinal, StoredText.Entry entry) throws SQLException {
        session.update("INSERT INTO raw_entry VALUES (?, ?, ?, ?)", asset, ordinal, entry.source(), entry.content());
    }

    private void insertWarnings(long asset, int reading, int from, List<Warning> warnings) throws SQLException {
        for (int i = 0; i < warnings.size(); i++) {
            Warning warning = warnings.get(i);
            session.update(
                    "INSERT INTO warning VALUES (?, ?, ?, ?, ?)",
                    asset,
                    reading,
                    from + i,
                    warning.source(),
                    warning.message());
        }
    }
}
