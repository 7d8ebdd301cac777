package sluice.curate.doubt;

import java.util.Locale;
import java.util.OptionalDouble;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.LikenessRule;
import sluice.image.PerceptualHash;

/**
 * How doubtful it is whether two pictures are one: how little would have to be different for {@link LikenessRule} to say
 * the opposite. One hash bit more or less counts as much as a cosine of 0.025; four bits, or a cosine of 0.10, are no doubt
 * any more. Where hash and embedding say opposite things the doubt is a half at least. Pure.
 */
record DoubtRule(GroupingRules rules) {
    /** Hashes so far from a threshold leave no doubt. */
    static final int BITS = 4;
    /** Cosines so far from a threshold leave no doubt. */
    static final double COSINE = 0.10;

    private static final double DISAGREEING = 0.5;

    /**
     * @param degree 0 for none to 1
     * @param why in words for the user; empty when there is no doubt
     */
    record Doubt(double degree, String why) {
        static final Doubt NONE = new Doubt(0, "");
    }

    /**
     * @param distance of the hashes in bits, or {@link LikenessRule#NO_DISTANCE}
     * @param cosine of the embeddings, where both have one
     */
    Doubt of(int distance, OptionalDouble cosine) {
        return cosine.isEmpty() ? ofHash(distance) : ofBoth(distance, cosine.getAsDouble());
    }

    private Doubt ofHash(int distance) {
        return doubt(
                bits(distance, rules.sameHash()),
                "%d of %d bits of their hashes differ; up to %d count as the same picture"
                        .formatted(distance, PerceptualHash.BITS, rules.sameHash()));
    }

    private Doubt ofBoth(int distance, double cosine) {
        if (distance <= rules.sameHash() && cosine < rules.objects()) {
            return disagreeing(
                    bits(distance, rules.sameHash()),
                    cosine,
                    "their hashes say the same picture (%d bits), their embeddings object (%s)",
                    distance);
        }
        if (distance > rules.nearHash() && distance < LikenessRule.NO_DISTANCE && cosine >= rules.certain()) {
            return disagreeing(
                    Double.POSITIVE_INFINITY,
                    cosine,
                    "their hashes are far apart (%d bits), their embeddings nearly the same (%s)",
                    distance);
        }
        double byCosine = Math.abs(cosine - cosineNeeded(distance)) / COSINE;
        double byBits = bits(distance, bitsAllowed(cosine));
        String bits = distance == LikenessRule.NO_DISTANCE
                ? "without hashes that say anything"
                : "at %d of %d bits of difference".formatted(distance, PerceptualHash.BITS);
        return byCosine <= byBits
                ? doubt(
                        byCosine,
                        "their embeddings agree to %s; from %s they count as the same picture, %s"
                                .formatted(rounded(cosine), rounded(cosineNeeded(distance)), bits))
                : doubt(
                        byBits,
                        "%d of %d bits of their hashes differ; up to %d count as the same picture, as their embeddings agree to %s"
                                .formatted(distance, PerceptualHash.BITS, bitsAllowed(cosine), rounded(cosine)));
    }

    private Doubt disagreeing(double byBits, double cosine, String why, int distance) {
        double threshold = cosine < rules.objects() ? rules.objects() : rules.certain();
        double margin = Math.min(byBits, Math.abs(cosine - threshold) / COSINE);
        return new Doubt(Math.max(DISAGREEING, 1 - margin), why.formatted(distance, rounded(cosine)));
    }

    private static Doubt doubt(double margin, String why) {
        return margin >= 1 ? Doubt.NONE : new Doubt(1 - margin, why);
    }

    /** Between a number of bits and the next. */
    private static double bits(int distance, int allowed) {
        return allowed < 0 || allowed > PerceptualHash.BITS || distance == LikenessRule.NO_DISTANCE
                ? Double.POSITIVE_INFINITY
                : Math.abs(distance - (allowed + 0.5)) / BITS;
    }

    /** How many bits may differ at this cosine; -1 when none may, more than there are when all may. */
    private int bitsAllowed(double cosine) {
        if (cosine >= rules.certain()) {
            return LikenessRule.NO_DISTANCE;
        }
        return cosine >= rules.agrees() ? rules.nearHash() : cosine >= rules.objects() ? rules.sameHash() : -1;
    }

    /** The cosine from which pictures at this distance are the same. */
    private double cosineNeeded(int distance) {
        return distance <= rules.sameHash()
                ? rules.objects()
                : distance <= rules.nearHash() ? rules.agrees() : rules.certain();
    }

    private static String rounded(double cosine) {
        return String.format(Locale.ROOT, "%.2f", cosine);
    }
}
