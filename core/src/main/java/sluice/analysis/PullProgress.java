package sluice.analysis;

/** Follows a pull, on the thread that pulls, and can end it. */
public interface PullProgress {
    /** Looks at nothing and lets it go on. */
    PullProgress UNWATCHED = new PullProgress() {
        @Override
        public void at(long bytes, long of) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * @param bytes of the whole model that are here by now; falls back when a source cannot go on where a file broke off
     * @param of of the whole model; as far as that is known
     */
    void at(long bytes, long of);

    /** Asked between two pieces of a download; once true, the pull ends. */
    boolean cancelled();
}
