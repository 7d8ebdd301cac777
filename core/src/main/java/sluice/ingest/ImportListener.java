package sluice.ingest;

/** Hears of imports; called on their threads, so quick and without failing. */
public interface ImportListener {
    /** Counts or state changed. */
    void progress(ImportRun run);

    /** The catalog has something new. */
    void catalogChanged();

    /** A batch of files was read. */
    default void took(Effort effort) {}
}
