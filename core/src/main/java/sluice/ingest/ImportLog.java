package sluice.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port: what was asked to be imported, and how far it has come; so that a killed import goes on where it was.
 *
 * <p>Contract: every write is durable when it returns. Unknown ids: {@link #find} is empty, writes to them fail with
 * code {@code NOT_FOUND}. Ids are positive and never used twice.
 */
public interface ImportLog {
    /** Begins an import in state {@link ImportState#RUNNING}; its roots become known roots. */
    ImportRun begin(List<Path> roots, boolean watch, Instant now);

    /** Replaces counts and state. A state that ends keeps the time of the first update to say so. */
    void update(long id, ImportState state, ImportCounts counts, Instant now);

    Optional<ImportRun> find(long id);

    /** The latest imports, newest first. */
    List<ImportRun> latest(int limit);

    /** Imports that have not ended: those that were running when the program last stopped, and watchers; oldest first. */
    List<ImportRun> unfinished();

    /** Adds what could not be imported, once per path and import: the last reason stays. */
    void addProblems(long id, List<ImportProblem> problems);

    /**
     * What could not be imported, in order of path.
     *
     * @param offset how many to skip
     */
    List<ImportProblem> problems(long id, int offset, int limit);

    /** How many files of an import could not be taken in. */
    long problemCount(long id);

    /** Every folder or file that was ever asked to be imported: nothing outside is ever served. */
    Set<Path> roots();
}
