package sluice.distil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sluice.distil.Distillation.Nearest;
import sluice.distil.Distillation.Score;

/** Good and different, told in words. */
class ChoiceTest {
    private static final float[] EAST = {1, 0, 0};
    private static final float[] NEARLY_EAST = {0.98f, 0.199f, 0};
    private static final float[] EASTERLY = {0.98f, 0, 0.199f};
    private static final float[] NORTH = {0, 1, 0};
    private static final float[] UP = {0, 0, 1};

    private static final Gallery GALLERY = new Gallery()
            .add(0.60, 0.9, "a castle at dusk", EAST)
            .add(0.55, 0.8, "a castle at dusk, fog", NEARLY_EAST)
            .add(0.50, 0.7, "castle, dusk, wide", EASTERLY)
            .add(0.02, 0.5, "portrait of a fox", NORTH)
            .add(0.02, 0.4, "a red boat", UP);

    private static final Choice CHOICE = Choice.of(GALLERY.looks(), 3, new Weights(0.05, 0.05, 0.9));

    private static Set<Integer> numbers(Choice choice) {
        return choice.chosen().stream()
                .map(look -> Integer.parseInt(
                        choice.looks().get(look).face().id().hex().substring(20), 16))
                .collect(Collectors.toSet());
    }

    @Test
    void theBestOfEachKindIsChosenAndNotTheThreeMostValued() {
        assertEquals(Set.of(0, 3, 4), numbers(CHOICE));
        assertEquals(Set.of(0, 1, 2), numbers(Choice.of(GALLERY.looks(), 3, new Weights(1, 0, 0))));
        Score score = CHOICE.score();
        assertTrue(score.atLeast() > 0.9 && score.atLeast() <= 1, score::toString);
        assertEquals(
                score.objective(),
                score.value().weight() * score.value().share()
                        + score.quality().weight() * score.quality().share()
                        + score.coverage().weight() * score.coverage().share(),
                1e-9);
    }

    @Test
    void itSaysWhyAndWhatWasBeaten() {
        Following following = Following.of(CHOICE);
        Reasons reasons = new Reasons(
                CHOICE,
                following,
                GALLERY.vocabulary,
                Map.of(CHOICE.looks().getFirst().face().id(), 0.8));
        int place = CHOICE.chosen().indexOf(0);
        assertEquals("The best of 3 with “castle”, “dusk”: valued at 60 %, sharp", reasons.of(place));
        Nearest nearest = new Rivals(CHOICE, following, Map.of()).of(place);
        assertNotNull(nearest);
        assertEquals(Gallery.id(1), nearest.asset());
        assertEquals(0.98, nearest.similarity(), 1e-6);
        assertEquals("stands for more of the rest", nearest.why());
        Choice valued = Choice.of(GALLERY.looks(), 1, new Weights(1, 0, 0));
        Nearest less = new Rivals(valued, Following.of(valued), Map.of()).of(0);
        assertNotNull(less);
        assertEquals("valued higher, 60 % against 55 %", less.why());
        assertEquals("Unlike the others", reasons.of(CHOICE.chosen().indexOf(3)));
    }

    @Test
    void fewerThanWantedAreAllChosen() {
        Choice all = Choice.of(GALLERY.looks(), 50, Weights.DEFAULT);
        assertEquals(5, all.picks().size());
        assertEquals(1, all.score().atLeast(), 1e-9);
        assertNull(new Rivals(all, Following.of(all), Map.of()).of(0));
    }

    @Test
    void withoutEmbeddingsPromptsTellApart() {
        Gallery bare = new Gallery()
                .add(0.2, 0.5, "castle tower stone dusk", (float[]) null)
                .add(0.2, 0.5, "castle tower stone fog", (float[]) null)
                .add(0.2, 0.5, "fox portrait fur forest", (float[]) null);
        Set<Integer> chosen = numbers(Choice.of(bare.looks(), 2, Weights.DEFAULT));
        assertTrue(chosen.contains(2) && chosen.size() == 2, chosen::toString);
    }

    @Test
    void theSameIsChosenTwice() {
        List<Look> looks = Gallery.random(5, 400);
        Choice once = Choice.of(looks, 20, Weights.DEFAULT);
        assertEquals(once.picks(), Choice.of(looks, 20, Weights.DEFAULT).picks());
        int images = IntStream.range(0, 20)
                .map(place -> Following.of(once).images(place, looks))
                .sum();
        assertTrue(images <= 400 && images > 200, "each follows one at most: " + images);
    }

    @Test
    void tilesAndSingleCosinesAgree() {
        List<Look> looks = Gallery.random(6, 300);
        int[] columns = IntStream.range(0, 300).toArray();
        float[][] table = new Resemblance(looks).with(columns);
        double common = 1;
        for (int i = 0; i < 300; i += 7) {
            for (int j = 0; j < 300; j += 11) {
                float[] one = looks.get(i).vector();
                float[] other = looks.get(j).vector();
                if (one != null && other != null && i != j && table[i][j] > 0) {
                    double cosine = Resemblance.cosine(one, other);
                    double found = (cosine - table[i][j]) / (1 - table[i][j]);
                    common = common == 1 ? found : common;
                    assertEquals(common, found, 1e-4);
                }
            }
        }
        assertTrue(common > 0 && common < 1);
    }
}
