package sluice.trash;

/**
 * Port: what lies in the trash, and has files that could be deleted.
 *
 * <p>The contract, which {@code TrashContract} tests: the counts are of one committed state; assets in the trash none of
 * whose files is there any more are not counted. A failure of the storage has code {@code STORAGE}.
 */
public interface Trash {
    Counts counts();

    /**
     * What could be deleted.
     *
     * @param files present locations of those assets: copies count
     * @param bytes what these files take together
     */
    record Counts(long assets, long files, long bytes) {}
}
