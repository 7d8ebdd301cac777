package sluice.curate.likeness;

import java.time.Duration;
import sluice.curate.member.HammingIndex;

/**
 * What counts as alike. The distances and cosines were chosen by measurement: see decision 0010.
 *
 * @param sameHash perceptual hashes that differ in at most so many bits are one picture, unless embeddings object
 * @param nearHash up to so many, they are if embeddings agree
 * @param objects cosine of two embeddings below which two pictures are not the same, whatever their hashes say
 * @param agrees cosine from which they are the same if their hashes are near
 * @param certain cosine from which they are the same whatever their hashes say
 * @param sessionGap how long a session may pause
 * @param sessionSpan how long a session may last
 * @param sharedWords share of the words of two prompts that are in both, from which they are alike
 */
public record GroupingRules(
        int sameHash,
        int nearHash,
        double objects,
        double agrees,
        double certain,
        Duration sessionGap,
        Duration sessionSpan,
        double sharedWords) {
    public static final GroupingRules DEFAULT =
            new GroupingRules(8, 15, 0.45, 0.75, 0.90, Duration.ofMinutes(30), Duration.ofHours(24), 0.4);

    public GroupingRules {
        if (sameHash < 0 || nearHash < sameHash || nearHash > HammingIndex.FARTHEST) {
            throw new IllegalArgumentException(
                    "hash distances are 0 to " + HammingIndex.FARTHEST + ", the near one no smaller than the same one");
        }
        if (!(objects <= agrees && agrees <= certain)) {
            throw new IllegalArgumentException("cosines go up from objecting over agreeing to certain");
        }
        if (sessionGap.isNegative() || sessionSpan.compareTo(sessionGap) < 0) {
            throw new IllegalArgumentException("a session lasts at least as long as it may pause");
        }
    }
}
