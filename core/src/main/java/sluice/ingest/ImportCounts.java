package sluice.ingest;

/**
 * How many files an import has dealt with; {@code files} is the sum of the others but {@code missing}.
 *
 * @param imported new assets, those that replace another's file included
 * @param duplicates further locations of known bytes, moved files included
 * @param unchanged files known from before
 * @param unreadable files that are no assets, each with a problem
 * @param missing known files that were found gone
 */
public record ImportCounts(long files, long imported, long duplicates, long unchanged, long unreadable, long missing) {
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0);
}
