package sluice.curate.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sluice.asset.AssetId;
import sluice.curate.SessionMember;

/**
 * A session at a glance.
 *
 * @param samples the best of each stretch of it, in the order of their creation
 * @param activity how many images were made in each of {@link #BARS} equal stretches of its time
 */
public record SessionOutline(List<AssetId> samples, List<Integer> activity) {
    public static final int SAMPLES = 10;
    public static final int BARS = 32;

    public SessionOutline {
        samples = List.copyOf(samples);
        activity = List.copyOf(activity);
    }

    /**
     * Outlines a session.
     *
     * @param members at least one, in the order of their creation
     */
    public static SessionOutline of(List<SessionMember> members) {
        List<SessionMember> shown =
                members.stream().filter(SessionMember::stands).toList();
        return new SessionOutline(best(shown.isEmpty() ? members : shown), bars(members));
    }

    /** As many of equal number as samples are wanted, and of each the most valued, the first of equals. */
    private static List<AssetId> best(List<SessionMember> shown) {
        int parts = Math.min(SAMPLES, shown.size());
        List<AssetId> samples = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = part * shown.size() / parts;
            int to = (part + 1) * shown.size() / parts;
            SessionMember first = shown.get(from);
            samples.add(shown.subList(from, to).stream()
                    .max(Comparator.comparingDouble(SessionMember::value)
                            .thenComparing(member -> member == first ? 1 : 0))
                    .orElse(first)
                    .id());
        }
        return samples;
    }

    private static List<Integer> bars(List<SessionMember> members) {
        int[] bars = new int[BARS];
        Instant from = members.getFirst().created();
        long span = members.getLast().created().toEpochMilli() - from.toEpochMilli();
        for (SessionMember member : members) {
            long at = member.created().toEpochMilli() - from.toEpochMilli();
            bars[span == 0 ? 0 : (int) Math.min(BARS - 1, at * BARS / span)]++;
        }
        return Arrays.stream(bars).boxed().toList();
    }
}
