package sluice.interchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sluice.interchange.SidecarOutcome.Kind;

/** How often each outcome was, and the first of those that somebody will want to look at. */
public final class SidecarReport {
    private static final int MOST_LISTED = 100;
    private static final Set<Kind> PLAIN = EnumSet.of(Kind.UNCHANGED, Kind.ABSENT);

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<SidecarOutcome> listed = new ArrayList<>();
    private final List<SidecarOutcome> faults = new ArrayList<>();
    private long images;

    void image() {
        images++;
    }

    void add(SidecarOutcome outcome) {
        counts.merge(outcome.kind(), 1L, Long::sum);
        boolean fault = outcome.kind() == Kind.FAILED || outcome.kind() == Kind.UNREAD;
        List<SidecarOutcome> list = fault ? faults : listed;
        if (!PLAIN.contains(outcome.kind()) && list.size() < MOST_LISTED) {
            list.add(outcome);
        }
    }

    public long images() {
        return images;
    }

    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** What went wrong first; of everything else the first hundred. */
    public List<SidecarOutcome> listed() {
        List<SidecarOutcome> all = new ArrayList<>(faults);
        all.addAll(listed);
        return List.copyOf(all);
    }
}
