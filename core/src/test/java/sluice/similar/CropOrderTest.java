package sluice.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.search.Neighbour;

class CropOrderTest {
    private static final Neighbour A = neighbour("a", 0.9);
    private static final Neighbour B = neighbour("b", 0.8);
    private static final Neighbour C = neighbour("c", 0.7);
    private static final Neighbour D = neighbour("d", 0.6);
    private static final float[] WANTED = {1, 0};

    @Test
    void thoseWithCropsChangePlacesAmongThemselves() {
        Map<AssetId, float[]> crops = Map.of(A.id(), vector(0.2), C.id(), vector(0.9), D.id(), vector(0.5));
        assertEquals(List.of(C, B, D, A), CropOrder.refined(List.of(A, B, C, D), WANTED, crops));
    }

    @Test
    void withoutCropsNothingMoves() {
        assertEquals(List.of(A, B), CropOrder.refined(List.of(A, B), WANTED, Map.of()));
        assertEquals(List.of(A, B), CropOrder.refined(List.of(A, B), WANTED, Map.of(B.id(), vector(1))));
    }

    private static float[] vector(double cosine) {
        return new float[] {(float) cosine, (float) Math.sqrt(1 - cosine * cosine)};
    }

    private static Neighbour neighbour(String digit, double similarity) {
        return new Neighbour(new AssetId(digit.repeat(AssetId.DIGITS)), similarity);
    }
}
