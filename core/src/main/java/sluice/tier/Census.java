package sluice.tier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.asset.Catalog;
import sluice.budget.LibrarySize;
import sluice.curate.GroupCounts;
import sluice.curate.Groups;

/** Counts the library, and remembers the count for a while: the budget is asked for every job. */
public final class Census implements Supplier<LibrarySize> {
    private final Catalog catalog;
    private final Groups groups;
    private final InstantSource clock;
    private final Duration age;
    private @Nullable LibrarySize last;
    private Instant counted = Instant.MIN;

    /** @param age how old a count may be */
    public Census(Catalog catalog, Groups groups, InstantSource clock, Duration age) {
        this.catalog = catalog;
        this.groups = groups;
        this.clock = clock;
        this.age = age;
    }

    @Override
    public synchronized LibrarySize get() {
        Instant now = clock.instant();
        LibrarySize size = last;
        if (size == null || counted.isBefore(now.minus(age)) || counted.isAfter(now)) {
            size = count();
            last = size;
            counted = now;
        }
        return size;
    }

    /** The two counts may be from before and after a change. */
    private LibrarySize count() {
        long assets = catalog.counts().assets();
        GroupCounts counts = groups.counts();
        return new LibrarySize(assets, Math.clamp(assets - counts.stacked() + counts.stacks(), 0, assets));
    }
}
