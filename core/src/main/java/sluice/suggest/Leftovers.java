package sluice.suggest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sluice.asset.AssetId;
import sluice.curate.Stack;

/** Finds look-alikes that may go because another of them was chosen. Pure. */
final class Leftovers {
    private static final int LEAST = 2;
    private static final double MANY = 12;

    private Leftovers() {}

    /**
     * @param members of the stack
     * @param parents those that something was made from: they are needed
     */
    static Optional<Suggestion> of(
            Stack stack, List<Candidate> members, Set<AssetId> parents, Instant now, SuggestionRules rules) {
        List<Candidate> chosen =
                members.stream().filter(one -> one.chosen() && !one.trashed()).toList();
        boolean dismissed = members.stream().anyMatch(one -> one.dismissed(SuggestionKind.CLEAN_UP, now, rules));
        if (chosen.isEmpty() || dismissed) {
            return Optional.empty();
        }
        double best = chosen.stream()
                .map(Candidate::quality)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        List<Candidate> rest = members.stream()
                .filter(one -> !one.chosen() && !one.trashed())
                .filter(one -> !one.marked() || one.doubted())
                .filter(one -> !parents.contains(one.id()))
                .filter(one -> one.quality() == null || one.quality() < best + rules.clear())
                .toList();
        if (rest.size() < LEAST) {
            return Optional.empty();
        }
        List<AssetId> ids = rest.stream().map(Candidate::id).toList();
        return Optional.of(new Suggestion(
                SuggestionKind.CLEAN_UP,
                Suggestion.key(SuggestionKind.CLEAN_UP, Long.toString(stack.id()), ids),
                ids,
                chosen.stream().map(Candidate::id).toList(),
                "stack:" + stack.id(),
                Math.min(1, rest.size() / MANY),
                reason(members.size(), chosen.size(), rest)));
    }

    private static String reason(int all, int chosen, List<Candidate> rest) {
        boolean measured = rest.stream().allMatch(one -> one.quality() != null);
        return "%s of these %s look-alikes %s chosen. Nobody chose these %s%s."
                .formatted(
                        Wording.begun(Wording.number(chosen)),
                        Wording.number(all),
                        chosen == 1 ? "is" : "are",
                        Wording.number(rest.size()),
                        measured ? ", and none of them is clearly better made" : "");
    }
}
