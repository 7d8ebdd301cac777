package sluice.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An import log whose writes go to another one while it is down; {@link #begin} and questions never do. */
final class SwitchedLog implements ImportLog {
    private final ImportLog up;
    private final ImportLog faulty;
    volatile boolean down;

    SwitchedLog(ImportLog up, ImportLog faulty) {
        this.up = up;
        this.faulty = faulty;
    }

    private ImportLog now() {
        return down ? faulty : up;
    }

    @Override
    public ImportRun begin(List<Path> roots, boolean watch, Instant now) {
        return up.begin(roots, watch, now);
    }

    @Override
    public void update(long id, ImportState state, ImportCounts counts, Instant now) {
        now().update(id, state, counts, now);
    }

    @Override
    public Optional<ImportRun> find(long id) {
        return up.find(id);
    }

    @Override
    public List<ImportRun> latest(int limit) {
        return up.latest(limit);
    }

    @Override
    public List<ImportRun> unfinished() {
        return up.unfinished();
    }

    @Override
    public void addProblems(long id, List<ImportProblem> problems) {
        now().addProblems(id, problems);
    }

    @Override
    public List<ImportProblem> problems(long id, int offset, int limit) {
        return up.problems(id, offset, limit);
    }

    @Override
    public long problemCount(long id) {
        return up.problemCount(id);
    }

    @Override
    public Set<Path> roots() {
        return up.roots();
    }
}
