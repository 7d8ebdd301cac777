package sluice.contracts.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sluice.ingest.ImportCounts;
import sluice.ingest.ImportLog;
import sluice.ingest.ImportProblem;
import sluice.ingest.ImportRun;
import sluice.ingest.ImportState;

/** An import log some of whose calls fail with code {@code STORAGE}, before or after they were carried out. */
public record FaultyImportLog(ImportLog sound, Faults faults) implements ImportLog {
    @Override
    public ImportRun begin(List<Path> roots, boolean watch, Instant now) {
        return faults.through("begin", () -> sound.begin(roots, watch, now));
    }

    @Override
    public void update(long id, ImportState state, ImportCounts counts, Instant now) {
        faults.through("update", () -> {
            sound.update(id, state, counts, now);
            return id;
        });
    }

    @Override
    public Optional<ImportRun> find(long id) {
        return faults.through("find", () -> sound.find(id));
    }

    @Override
    public List<ImportRun> latest(int limit) {
        return faults.through("latest", () -> sound.latest(limit));
    }

    @Override
    public List<ImportRun> unfinished() {
        return faults.through("unfinished", sound::unfinished);
    }

    @Override
    public void addProblems(long id, List<ImportProblem> problems) {
        faults.through("addProblems", () -> {
            sound.addProblems(id, problems);
            return id;
        });
    }

    @Override
    public List<ImportProblem> problems(long id, int offset, int limit) {
        return faults.through("problems", () -> sound.problems(id, offset, limit));
    }

    @Override
    public long problemCount(long id) {
        return faults.through("problemCount", () -> sound.problemCount(id));
    }

    @Override
    public Set<Path> roots() {
        return faults.through("roots", sound::roots);
    }
}
