package sluice.curate.likeness;

import java.util.OptionalDouble;
import sluice.curate.member.Member;
import sluice.image.PerceptualHash;

/** Whether two pictures are the same but for small changes: two witnesses, hash and embedding. Pure. */
public record LikenessRule(GroupingRules rules) {
    /** Of two hashes that differ in no known number of bits. */
    public static final int NO_DISTANCE = PerceptualHash.BITS + 1;

    /**
     * @param distance of the hashes in bits, or {@link #NO_DISTANCE} when one is missing or says nothing
     * @param cosine of the embeddings, where both have one
     */
    public boolean same(int distance, OptionalDouble cosine) {
        if (cosine.isEmpty()) {
            return distance <= rules.sameHash();
        }
        double alike = cosine.getAsDouble();
        return distance <= rules.sameHash() && alike >= rules.objects()
                || distance <= rules.nearHash() && alike >= rules.agrees()
                || alike >= rules.certain();
    }

    /** Of their hashes in bits, or {@link #NO_DISTANCE} when one is missing or says nothing. */
    public static int distance(Member one, Member other) {
        return one.hashed() && other.hashed() ? PerceptualHash.distance(one.hash(), other.hash()) : NO_DISTANCE;
    }

    /** The least over all ways to turn and mirror one of them: a mirrored picture is still the same. */
    public static int turnedDistance(Member one, Member other) {
        int least = distance(one, other);
        for (int way = 1; way < PerceptualHash.WAYS && least < NO_DISTANCE; way++) {
            least = Math.min(least, PerceptualHash.distance(PerceptualHash.turned(one.hash(), way), other.hash()));
        }
        return least;
    }
}
