package sluice.adapters.onnx.cppn;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which motifs a picture has and where they meet. Motifs that are wanted clearly are all there; where none is, the seed
 * chooses one or two of the nearest, since a little of everything looks like nothing.
 *
 * @param motifs how much of each, adding up to 1
 * @param sides 1 for the main one, -1 for the others; all 0 when there is but one
 */
record Meeting(float[] motifs, float[] sides, double middle, double below, double patches) {
    private static final Set<String> GROUND = Set.of("waves", "strata", "mountains", "skyline");
    private static final Set<String> SKY = Set.of("stars", "clouds", "rays", "bubbles", "orb", "rings", "spiral");
    private static final float CLEAR = 0.42f;

    static Meeting of(float[] wanted, Vocabulary vocabulary, SplittableRandom random) {
        int main = Chance.drawn(wanted, random.nextDouble(), -1);
        int second = Chance.drawn(wanted, random.nextDouble(), main);
        float[] motifs = new float[wanted.length];
        if (wanted[main] >= CLEAR) {
            System.arraycopy(wanted, 0, motifs, 0, motifs.length);
        } else {
            motifs[main] = 0.75f;
            motifs[second] += 0.25f;
        }
        float[] sides = new float[wanted.length];
        if (second != main) {
            Arrays.fill(sides, -0.93f);
            sides[main] = 0.93f;
        }
        String one = vocabulary.motifs().get(main).name();
        String other = vocabulary.motifs().get(second).name();
        if (GROUND.contains(one) && SKY.contains(other)) {
            return new Meeting(motifs, sides, 0, 3.5, 0.5);
        }
        if (SKY.contains(one) && GROUND.contains(other)) {
            return new Meeting(motifs, sides, 0, -3.5, 0.5);
        }
        return GROUND.contains(one) || random.nextInt(3) == 0
                ? new Meeting(motifs, sides, 0, 0, 3.5)
                : new Meeting(motifs, sides, 4, 0, 0.8);
    }
}
