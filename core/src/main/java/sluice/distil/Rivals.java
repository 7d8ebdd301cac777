package sluice.distil;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.distil.Distillation.Nearest;
import sluice.distil.LazyGreedy.Pick;

/** What each of the chosen was preferred to: a member of its stack, else the look most like it that was not chosen. */
final class Rivals {
    /** Smaller differences are none. */
    private static final double EQUAL = 1e-4;

    /** Values are told in per cent. */
    private static final double EQUAL_VALUES = 0.01;

    private final Choice choice;
    private final Following following;
    private final Map<AssetId, float[]> vectors;
    private final Set<Integer> chosen;

    /** @param vectors of members of the chosen ones' stacks, where they have any */
    Rivals(Choice choice, Following following, Map<AssetId, float[]> vectors) {
        this.choice = choice;
        this.following = following;
        this.vectors = vectors;
        this.chosen = new HashSet<>(choice.chosen());
    }

    /** @param place in the order of choosing */
    @Nullable Nearest of(int place) {
        int look = choice.picks().get(place).look();
        Look own = choice.looks().get(look);
        if (!own.others().isEmpty()) {
            Candidate mate = own.others().getFirst();
            double similarity =
                    Resemblance.between(own.face(), vectors.get(own.face().id()), mate, vectors.get(mate.id()));
            return new Nearest(mate.id(), similarity, againstMate(own.face(), mate));
        }
        int nearest = following.nearest(place, chosen);
        if (nearest < 0) {
            return null;
        }
        Look other = choice.looks().get(nearest);
        double similarity = Resemblance.between(own.face(), own.vector(), other.face(), other.vector());
        return new Nearest(other.face().id(), similarity, against(place, look, nearest));
    }

    private static String againstMate(Candidate face, Candidate mate) {
        if (face.valueOr(0) > mate.valueOr(0) + EQUAL_VALUES) {
            return "nearly the same, but " + valued(face, mate);
        }
        if (face.quality() != null && mate.quality() != null && face.quality() > mate.quality() + EQUAL) {
            return "nearly the same, but " + measured(face, mate);
        }
        return face.cover() ? "nearly the same; this is the cover of its stack" : "nearly the same, and no better";
    }

    private String against(int place, int look, int other) {
        double value = choice.weights().value() * difference(choice.merits().values(), look, other);
        double quality = choice.weights().quality() * difference(choice.merits().qualities(), look, other);
        Objective.Progress without = choice.objective().begin();
        choice.picks().stream().map(Pick::look).filter(one -> one != look).forEach(without::add);
        double coverage = without.covering(look) - without.covering(other);
        Candidate face = choice.looks().get(look).face();
        Candidate beaten = choice.looks().get(other).face();
        if (choice.looks().get(look).pinned()) {
            return "you pinned this one";
        }
        if (value + quality + coverage <= EQUAL) {
            return "as good by itself: swap it in if you like it more";
        }
        if (value >= quality && value >= coverage && face.valueOr(0) > beaten.valueOr(0) + EQUAL_VALUES) {
            return valued(face, beaten);
        }
        return quality >= coverage && face.quality() != null && beaten.quality() != null
                ? measured(face, beaten)
                : "stands for more of the rest";
    }

    private static double difference(double[] part, int one, int other) {
        return part[one] - part[other];
    }

    private static String valued(Candidate one, Candidate other) {
        return "valued higher, %s against %s"
                .formatted(Reasons.percent(one.valueOr(0)), Reasons.percent(other.valueOr(0)));
    }

    private static String measured(Candidate one, Candidate other) {
        return String.format(
                Locale.ROOT, "of better measured quality, %.2f against %.2f", one.qualityOr(0), other.qualityOr(0));
    }

    /** The members of stacks that are compared with the chosen one of theirs. */
    static List<AssetId> mates(Choice choice) {
        return choice.chosen().stream()
                .map(choice.looks()::get)
                .filter(look -> !look.others().isEmpty())
                .flatMap(look -> List.of(look.face(), look.others().getFirst()).stream())
                .map(Candidate::id)
                .toList();
    }
}
