package sluice.contracts.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.ingest.ImportCounts;
import sluice.ingest.ImportLog;
import sluice.ingest.ImportProblem;
import sluice.ingest.ImportRun;
import sluice.ingest.ImportState;

/** The import log's contract said again in plain collections, for tests. */
public final class InMemoryImportLog implements ImportLog {
    private record Entry(ImportRun run, TreeMap<Path, ImportProblem> problems) {}

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Set<Path> roots = new LinkedHashSet<>();

    @Override
    public synchronized ImportRun begin(List<Path> asked, boolean watch, Instant now) {
        long id = entries.size() + 1L;
        ImportRun run = new ImportRun(id, asked, watch, ImportState.RUNNING, ImportCounts.NONE, now, null);
        entries.put(id, new Entry(run, new TreeMap<>(PathOrder.BY_TEXT)));
        roots.addAll(asked);
        return run;
    }

    @Override
    public synchronized void update(long id, ImportState state, ImportCounts counts, Instant now) {
        Entry entry = entry(id);
        ImportRun run = entry.run();
        @Nullable Instant ended = null;
        if (state.ended()) {
            ended = run.ended() == null ? now : run.ended();
        }
        entries.put(
                id,
                new Entry(
                        new ImportRun(id, run.roots(), run.watch(), state, counts, run.started(), ended),
                        entry.problems()));
    }

    @Override
    public synchronized Optional<ImportRun> find(long id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::run);
    }

    @Override
    public synchronized List<ImportRun> latest(int limit) {
        return entries.descendingMap().values().stream()
                .map(Entry::run)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<ImportRun> unfinished() {
        return entries.values().stream()
                .map(Entry::run)
                .filter(run -> !run.state().ended())
                .toList();
    }

    @Override
    public synchronized void addProblems(long id, List<ImportProblem> problems) {
        Entry entry = entry(id);
        problems.forEach(problem -> entry.problems().put(problem.path(), problem));
    }

    @Override
    public synchronized List<ImportProblem> problems(long id, int offset, int limit) {
        return Optional.ofNullable(entries.get(id)).stream()
                .flatMap(entry -> entry.problems().values().stream())
                .skip(requireOffset(offset))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long problemCount(long id) {
        Entry entry = entries.get(id);
        return entry == null ? 0 : entry.problems().size();
    }

    private static int requireOffset(int offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset is not negative: " + offset);
        }
        return offset;
    }

    @Override
    public synchronized Set<Path> roots() {
        return Set.copyOf(roots);
    }

    private Entry entry(long id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw SluiceException.about(FailureCode.NOT_FOUND, Long.toString(id), "there is no import " + id);
        }
        return entry;
    }
}
