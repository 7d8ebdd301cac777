package sluice.curate.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.curate.grouping.DrawnAsset.drawn;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import sluice.curate.grouping.DrawnAsset;

class VariationKeyTest {
    private final Optional<VariationKey> key = VariationKey.of(drawn(1).asset());

    @Test
    void anotherSeedIsTheSameKey() {
        assertTrue(key.isPresent());
        assertEquals(key, VariationKey.of(drawn(2).seed(77L).minute(99).asset()));
        assertEquals(
                key,
                VariationKey.of(drawn(2).prompt("a lighthouse on a cliff\n  at dawn, oil painting ")
                        .asset()));
    }

    @Test
    void anythingElseIsAnotherKey() {
        for (DrawnAsset other : new DrawnAsset[] {
            drawn(1).prompt("a lighthouse on a cliff at dusk, oil painting"),
            drawn(1).model("flux"),
            drawn(1).model(null),
            drawn(1).steps(21),
            drawn(1).size(512, 768),
            drawn(1).enlarged(0.4)
        }) {
            Optional<VariationKey> another = VariationKey.of(other.asset());
            assertTrue(another.isPresent());
            assertNotEquals(key, another);
        }
    }

    @Test
    void withoutPromptOrSeedOrFromAnotherPictureThereIsNone() {
        assertEquals(Optional.empty(), VariationKey.of(drawn(1).prompt(null).asset()));
        assertEquals(Optional.empty(), VariationKey.of(drawn(1).seed(null).asset()));
        assertEquals(Optional.empty(), VariationKey.of(drawn(1).varied(0.5).asset()));
        assertEquals(
                key.isPresent(), VariationKey.of(drawn(1).varied(1).asset()).isPresent());
    }
}
