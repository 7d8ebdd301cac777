package sluice.ingest;

/** Where an import stands. */
public enum ImportState {
    /** It goes through its folders. */
    RUNNING,
    /** It has been through them and watches. */
    WATCHING,
    DONE,
    CANCELLED,
    /** It could not go on; the reason is among its problems. */
    FAILED;

    public boolean ended() {
        return switch (this) {
            case RUNNING, WATCHING -> false;
            case DONE, CANCELLED, FAILED -> true;
        };
    }
}
