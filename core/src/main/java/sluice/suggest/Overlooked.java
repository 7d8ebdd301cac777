package sluice.suggest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sluice.asset.AssetId;

/** Finds what nobody opened though its like was chosen. Pure. */
final class Overlooked {
    /** Made better than half of its like: less is not suggested, whatever its neighbours are worth. */
    private static final double LEAST_RANK = 0.5;

    private static final int NEIGHBOURS = 2;
    private static final int FRUITFUL = 3;
    private static final double FRUITFUL_SHARE = 0.08;
    private static final double HIGH_RANK = 0.8;

    private Overlooked() {}

    static Optional<Suggestion> of(Candidate one, Peers peers, Instant now, SuggestionRules rules) {
        Double quality = one.quality();
        if (quality == null
                || one.marked()
                || one.viewed() > 0
                || one.trashed()
                || peers.rank() < LEAST_RANK
                || one.dismissed(SuggestionKind.ANOTHER_LOOK, now, rules)) {
            return Optional.empty();
        }
        Candidate sibling = peers.sibling();
        Double chosenQuality = sibling == null ? null : sibling.quality();
        boolean better = chosenQuality != null && quality >= chosenQuality + rules.clear();
        if (sibling != null && !better) {
            return Optional.empty(); // one of the stack was chosen, and this is not clearly better
        }
        double share = peers.session() == 0 ? 0 : (double) peers.sessionChosen() / peers.session();
        boolean fruitful = peers.sessionChosen() >= FRUITFUL && share >= FRUITFUL_SHARE && peers.rank() >= HIGH_RANK;
        boolean among = peers.near().size() >= NEIGHBOURS;
        if (!better && !fruitful && !among) {
            return Optional.empty();
        }
        double score = 0.45 * Math.min(1, (double) peers.near().size() / Math.max(1, Math.min(4, peers.looked())))
                + 0.35 * peers.rank()
                + 0.2 * Math.min(1, share / (3 * FRUITFUL_SHARE));
        List<AssetId> beside =
                new ArrayList<>(peers.near().subList(0, Math.min(3, peers.near().size())));
        if (sibling != null && !beside.contains(sibling.id())) {
            beside.addFirst(sibling.id());
        }
        return Optional.of(new Suggestion(
                SuggestionKind.ANOTHER_LOOK,
                Suggestion.key(SuggestionKind.ANOTHER_LOOK, one.id().hex().substring(0, 12), List.of(one.id())),
                List.of(one.id()),
                beside,
                peers.near().isEmpty() && one.session() != null
                        ? "session:" + one.session()
                        : "like:" + one.id().hex(),
                Math.min(1, score),
                reason(peers, better)));
    }

    private static String reason(Peers peers, boolean better) {
        List<String> facts = new ArrayList<>();
        if (better) {
            facts.add("clearly better made than the look-alike that was chosen");
        }
        if (!peers.near().isEmpty()) {
            facts.add("%s of its %s nearest neighbours %s chosen"
                    .formatted(
                            Wording.number(peers.near().size()),
                            Wording.number(peers.looked()),
                            peers.near().size() == 1 ? "is" : "are"));
        }
        if (peers.sessionChosen() > 0) {
            facts.add("%s of the %s images of its session %s chosen"
                    .formatted(
                            Wording.number(peers.sessionChosen()),
                            Wording.number(peers.session()),
                            peers.sessionChosen() == 1 ? "is" : "are"));
        }
        facts.add("better made than %s of %s"
                .formatted(
                        Wording.percent(peers.rank()),
                        peers.inSession() ? "its session" : "what it was compared with"));
        facts.add("never opened");
        return Wording.begun(String.join("; ", facts)) + ".";
    }
}
