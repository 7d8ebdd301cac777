package sluice.suggest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sluice.asset.AssetId;
import sluice.curate.Session;

/** Finds the best of a session that was left without choosing. Pure. */
final class SessionBest {
    private static final double QUALITY = 0.6;
    private static final int A_PICK_IN = 15;
    private static final double HALF_LIFE_DAYS = 60;
    private static final double SECONDS_A_DAY = 86_400;

    private record Ranked(Candidate one, double quality, double score) {}

    private SessionBest() {}

    /**
     * @param members of the session; a part of them if it is very large
     * @param bar the least quality of a pick
     */
    static Optional<Suggestion> of(
            Session session, List<Candidate> members, double bar, Instant now, SuggestionRules rules) {
        List<Candidate> there = members.stream().filter(one -> !one.trashed()).toList();
        long chosen = there.stream().filter(Candidate::chosen).count();
        boolean open = session.to().plus(rules.settled()).isAfter(now);
        boolean dismissed = there.stream().anyMatch(one -> one.dismissed(SuggestionKind.BEST_OF_SESSION, now, rules));
        if (open || dismissed || there.size() < rules.session() || chosen > rules.few() * there.size()) {
            return Optional.empty();
        }
        Ranks qualities = new Ranks(
                there.stream().map(Candidate::quality).filter(Objects::nonNull).toList());
        if (qualities.size() < rules.measured()) {
            return Optional.empty();
        }
        List<Ranked> picks = picks(there, qualities, bar, Math.clamp(there.size() / A_PICK_IN, 1, rules.picks()));
        if (picks.isEmpty()) {
            return Optional.empty();
        }
        List<AssetId> ids = picks.stream().map(pick -> pick.one().id()).toList();
        double age = Math.max(0, now.getEpochSecond() - session.to().getEpochSecond()) / SECONDS_A_DAY;
        double score =
                picks.stream().mapToDouble(Ranked::score).average().orElse(0) * Math.pow(2, -age / HALF_LIFE_DAYS);
        return Optional.of(new Suggestion(
                SuggestionKind.BEST_OF_SESSION,
                Suggestion.key(SuggestionKind.BEST_OF_SESSION, Long.toString(session.id()), ids),
                ids,
                List.of(),
                "session:" + session.id(),
                score,
                reason(there.size(), chosen, picks)));
    }

    /** The best of each stack, the best of these. */
    private static List<Ranked> picks(List<Candidate> there, Ranks qualities, double bar, int most) {
        Ranks values = new Ranks(there.stream().map(Candidate::value).toList());
        List<Ranked> ranked = new ArrayList<>();
        for (Candidate one : there) {
            Double quality = one.quality();
            if (quality != null && quality >= bar && !one.chosen() && !one.doubted()) {
                double rank = qualities.of(quality);
                ranked.add(new Ranked(one, rank, QUALITY * rank + (1 - QUALITY) * values.of(one.value())));
            }
        }
        ranked.sort(Comparator.comparingDouble(Ranked::score)
                .reversed()
                .thenComparing(one -> one.one().id()));
        Set<Long> stacks = new HashSet<>();
        there.stream().filter(Candidate::chosen).map(Candidate::stack).forEach(stacks::add);
        return ranked.stream()
                .filter(one -> one.quality() >= 0.5)
                .filter(one -> one.one().stack() == null || stacks.add(one.one().stack()))
                .limit(most)
                .toList();
    }

    private static String reason(int all, long chosen, List<Ranked> picks) {
        double least = picks.stream().mapToDouble(Ranked::quality).min().orElse(0);
        long viewed = picks.stream().filter(pick -> pick.one().viewed() > 0).count();
        String words = "%s of the %s images of this session %s chosen. %s better made than %s%s of them"
                .formatted(
                        Wording.begun(Wording.number(chosen)),
                        Wording.number(all),
                        chosen == 1 ? "is" : "are",
                        picks.size() == 1 ? "This one is" : "These " + Wording.number(picks.size()) + " are",
                        picks.size() == 1 ? "" : "at least ",
                        Wording.percent(least));
        if (picks.size() > 1) {
            words += ", and no two are of one stack";
        }
        return words
                + (viewed == 0 ? "." : "; " + Wording.number(viewed) + (viewed == 1 ? " was" : " were") + " opened.");
    }
}
