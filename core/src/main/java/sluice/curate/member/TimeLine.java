package sluice.curate.member;

import java.util.Arrays;
import java.util.List;

/**
 * Members in the order of their creation: one sorted array of numbers, second and row packed into each. New ones are
 * merged in batches, which costs one pass over the array a batch: two milliseconds at a million.
 */
public final class TimeLine {
    private static final int ROW_BITS = 27;
    private static final long MOST_SECONDS = (1L << Long.SIZE - ROW_BITS - 1) - 1;

    private long[] entries = {};

    /** At most this many rows fit in. */
    static final int MOST_ROWS = 1 << ROW_BITS;

    /** Adds members and takes out others; a member that moved in time is taken out with its former time. */
    public void change(List<Member> added, long[] removed) {
        long[] sorted = removed.clone();
        Arrays.sort(sorted);
        long[] fresh = added.stream().mapToLong(TimeLine::entry).sorted().toArray();
        long[] merged = new long[entries.length + fresh.length];
        int size = 0;
        int next = 0;
        for (long entry : entries) {
            if (Arrays.binarySearch(sorted, entry) >= 0) {
                continue;
            }
            while (next < fresh.length && fresh[next] < entry) {
                merged[size++] = fresh[next++];
            }
            merged[size++] = entry;
        }
        while (next < fresh.length) {
            merged[size++] = fresh[next++];
        }
        entries = size == merged.length ? merged : Arrays.copyOf(merged, size);
    }

    /** What stands for a member as it is now: its second since 1970, and its row. */
    public static long entry(Member member) {
        long seconds = Math.clamp(Math.floorDiv(member.created, 1_000L), -MOST_SECONDS, MOST_SECONDS);
        return seconds << ROW_BITS | member.row;
    }

    /** The place of a member that is in. */
    public int place(Member member) {
        return Arrays.binarySearch(entries, entry(member));
    }

    /** The first place at or after a moment, in milliseconds since 1970. */
    public int from(long millis) {
        long seconds = Math.clamp(Math.floorDiv(millis, 1_000L), -MOST_SECONDS, MOST_SECONDS);
        int found = Arrays.binarySearch(entries, seconds << ROW_BITS);
        return found < 0 ? ~found : found;
    }

    public int size() {
        return entries.length;
    }

    /** The row of the member at a place. */
    public int row(int place) {
        return (int) (entries[place] & MOST_ROWS - 1);
    }
}
