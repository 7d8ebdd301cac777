package sluice.curate.stack;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import sluice.curate.member.Member;

/** What the user said of pairs. Those that are together, directly or through others, are a bundle: one stack holds all of it. */
public final class Ties {
    private final Map<Member, Set<Member>> apart = new LinkedHashMap<>();
    private final Map<Member, Set<Member>> together = new LinkedHashMap<>();

    /** What is said of a pair. */
    public enum Tie {
        APART,
        TOGETHER,
        OPEN
    }

    /** What was said of these two. */
    public Tie of(Member one, Member other) {
        if (apartFrom(one).contains(other)) {
            return Tie.APART;
        }
        return together.getOrDefault(one, Set.of()).contains(other) ? Tie.TOGETHER : Tie.OPEN;
    }

    void set(Member one, Member other, Tie tie) {
        change(apart, one, other, tie == Tie.APART);
        change(together, one, other, tie == Tie.TOGETHER);
    }

    private static void change(Map<Member, Set<Member>> pairs, Member one, Member other, boolean present) {
        changeOneWay(pairs, one, other, present);
        changeOneWay(pairs, other, one, present);
    }

    private static void changeOneWay(Map<Member, Set<Member>> pairs, Member one, Member other, boolean present) {
        if (present) {
            pairs.computeIfAbsent(one, member -> new LinkedHashSet<>()).add(other);
        } else if (pairs.containsKey(one)) {
            Set<Member> others = pairs.getOrDefault(one, Set.of());
            others.remove(other);
            if (others.isEmpty()) {
                pairs.remove(one);
            }
        }
    }

    /** Whether nobody is together with anybody. */
    boolean unbundled() {
        return together.isEmpty();
    }

    /** Whether it is together with another, so that no rule moves it. */
    public boolean tied(Member member) {
        return together.containsKey(member);
    }

    /** Those that the user said are other pictures. */
    public Set<Member> apartFrom(Member member) {
        return apart.getOrDefault(member, Set.of());
    }

    /** Those it is directly together with. */
    Set<Member> togetherWith(Member member) {
        return together.getOrDefault(member, Set.of());
    }

    /** All that it is together with, directly or through others, and itself first. */
    Set<Member> bundle(Member member) {
        if (!tied(member)) {
            return Set.of(member);
        }
        Set<Member> bundle = new LinkedHashSet<>(Set.of(member));
        Deque<Member> ahead = new ArrayDeque<>(bundle);
        while (!ahead.isEmpty()) {
            for (Member next : togetherWith(ahead.remove())) {
                if (bundle.add(next)) {
                    ahead.add(next);
                }
            }
        }
        return Collections.unmodifiableSet(bundle);
    }

    /** Whether any two of these, one from each side, are apart; those that are on both sides are not looked at. */
    boolean apart(Set<Member> some, Set<Member> others) {
        return !apart.isEmpty()
                && some.stream()
                        .anyMatch(one -> apartFrom(one).stream()
                                .anyMatch(other -> others.contains(other) && !some.contains(other)));
    }
}
