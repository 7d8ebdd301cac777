package sluice.adapters.onnx.cppn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sluice.models.cppn.PatternNetwork;
import sluice.render.generate.Conditioning;

class SteeringTest {
    private static final Vocabulary VOCABULARY = Vocabulary.shipped();
    private static final Steering STEERING =
            new Steering(VOCABULARY, AnchorVectors.of(VOCABULARY, Prompts.SHIPPED), Prompts.SHIPPED);

    @Test
    void theVocabularyIsTheNetworks() {
        assertEquals(
                PatternNetwork.MOTIFS,
                VOCABULARY.motifs().stream().map(Vocabulary.Anchor::name).toList());
        assertEquals(PatternNetwork.GENES, Genome.GENES);
        assertEquals(8, VOCABULARY.moods().size());
        Set<String> names = new HashSet<>();
        for (Vocabulary.Palette palette : VOCABULARY.palettes()) {
            assertTrue(names.add(palette.anchor().name()), palette.anchor().name());
            assertEquals(6, palette.stops().length);
        }
    }

    /** The vectors that ship are those of the vocabulary as it is, and of the embedder that ships. */
    @Test
    void theShippedVectorsAreTheVocabularys() throws Exception {
        byte[] made = AnchorVectors.made(VOCABULARY, Prompts.SHIPPED).toBytes(VOCABULARY, Prompts.SHIPPED);
        try (InputStream in = AnchorVectors.class.getResourceAsStream(AnchorVectors.RESOURCE)) {
            assertTrue(in != null, "the vectors are shipped");
            byte[] shipped = in.readAllBytes();
            assertEquals(made.length, shipped.length);
            assertArrayEquals(Arrays.copyOf(made, 32), Arrays.copyOf(shipped, 32), "made of another vocabulary");
            long difference = 0;
            for (int at = 32; at < made.length; at++) {
                difference += Math.abs(made[at] - shipped[at]);
            }
            // Processors round the embedder's 8-bit products differently.
            assertTrue(difference < 1.5 * made.length, "mean difference " + (double) difference / made.length);
        }
    }

    @Test
    void everyMotifAndPaletteWinsByItsName() {
        for (int motif = 0; motif < VOCABULARY.motifs().size(); motif++) {
            Vocabulary.Anchor anchor = VOCABULARY.motifs().get(motif);
            Wishes wishes = wishes(anchor.name().equals("orb") ? "the moon" : "an image of " + anchor.name(), "");
            assertTrue(wishes.motifs()[motif] > 0.6, anchor.name() + ": " + wishes);
        }
        for (int palette = 0; palette < VOCABULARY.palettes().size(); palette++) {
            Vocabulary.Anchor anchor = VOCABULARY.palettes().get(palette).anchor();
            float[] weights = wishes("a spiral in " + anchor.name(), "").palettes();
            for (float weight : weights) {
                assertTrue(weights[palette] >= weight, anchor.name() + ": " + Arrays.toString(weights));
            }
        }
    }

    @Test
    void nearWordsSteerWithoutBeingNamed() {
        assertEquals("petals", nearest("hibiscus and peonies").name());
        assertEquals("skyline", nearest("apartments in Manhattan").name());
        assertEquals("orb", nearest("a crescent above the shore").name());
        assertEquals("stars", nearest("supernova and quasars").name());
    }

    @Test
    void twoNamedMotifsAreBothThere() {
        Wishes wishes = wishes("spiral and waves", "");
        assertTrue(wishes.motifs()[0] > 0.3 && wishes.motifs()[2] > 0.3, wishes::toString);
    }

    @Test
    void negativeWordsPushAway() {
        Wishes plain = wishes("spiral and waves in red and blue", "");
        Wishes pushed = wishes("spiral and waves in red and blue", "waves, blue");
        assertTrue(plain.motifs()[2] > 0.25 && pushed.motifs()[2] == 0, pushed::toString);
        int blue = palette("blue");
        assertTrue(plain.palettes()[blue] > 0.25 && pushed.palettes()[blue] == 0, pushed::toString);
        assertEquals(wishes("spiral", "").toString(), wishes("spiral", " , ").toString(), "nothing is no wish");
    }

    @Test
    void moodsLean() {
        assertTrue(wishes("wild chaotic waves", "").wild() > 0.5);
        assertTrue(wishes("calm quiet waves", "").wild() < -0.5);
        assertTrue(wishes("dark night", "").bright() < -0.5);
        assertTrue(wishes("bright sunny day", "").bright() > 0.5);
    }

    @Test
    void anyPromptIsTaken() {
        for (String prompt : List.of("", "???", "日本の風景", "x".repeat(20_000), "word ".repeat(5_000))) {
            Wishes wishes = wishes(prompt, prompt);
            float sum = 0;
            for (float weight : wishes.motifs()) {
                sum += weight;
            }
            assertEquals(1, sum, 1e-4);
        }
    }

    private static Vocabulary.Anchor nearest(String prompt) {
        float[] weights = wishes(prompt, "").motifs();
        int best = 0;
        for (int motif = 1; motif < weights.length; motif++) {
            best = weights[motif] > weights[best] ? motif : best;
        }
        return VOCABULARY.motifs().get(best);
    }

    private static int palette(String name) {
        return VOCABULARY.palettes().stream()
                .map(palette -> palette.anchor().name())
                .toList()
                .indexOf(name);
    }

    private static Wishes wishes(String prompt, String negative) {
        Conditioning scores = STEERING.encode(prompt, negative);
        return Wishes.of(scores, VOCABULARY, Wishes.GUIDANCE);
    }
}
