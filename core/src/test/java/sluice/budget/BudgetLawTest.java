package sluice.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the law allows. */
class BudgetLawTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1", "10000, 0.3162", "1000000, 0.0316"})
    void smallLibrariesGetEverythingAndLargeOnesTheirShare(long assets, double share) {
        assertEquals(share, BudgetLaw.DEFAULT.share(assets), 1e-4);
    }

    @Test
    void whereNoPictureIsLikeAnotherItIsTheCostOfTheDesign() {
        for (long assets : new long[] {1_000, 5_000, 1_000_000, 100_000_000}) {
            double design = 2.5 * 1_000 * Math.pow(assets / 1_000.0, 0.5);
            assertEquals(design, BudgetLaw.DEFAULT.allowedSeconds(new LibrarySize(assets, assets), 2.5), design * 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itGrowsWithTheLibraryButSlowerAndNeverPassesTheDesign(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BudgetLaw law = new BudgetLaw(random.nextLong(1, 5_000), random.nextDouble());
        long assets = random.nextLong(1, 10_000_000);
        double distinct = random.nextDouble(0.1, 1);
        double times = random.nextDouble(1, 50);
        double small = allowed(law, assets, distinct);
        double large = allowed(law, (long) (assets * times), distinct);
        assertTrue(large >= small * 0.999, () -> small + " then " + large);
        assertTrue(large <= small * times * 1.001 + 1);
        double design = assets <= law.smallLibrary()
                ? assets
                : law.smallLibrary() * Math.pow((double) assets / law.smallLibrary(), law.exponent());
        assertTrue(small <= design * (1 + 1e-9), () -> small + " above " + design);
    }

    private static double allowed(BudgetLaw law, long assets, double distinct) {
        return law.allowedSeconds(new LibrarySize(assets, Math.max(1, (long) (assets * distinct))), 1);
    }

    @Test
    void twoThousandImagesOfWhichHalfAreLikeOthersCostLittleMoreThanAThird() {
        double allowed = BudgetLaw.DEFAULT.allowedSeconds(new LibrarySize(2_000, 1_000), 1);
        assertEquals(0.354, allowed / 2_000, 1e-3);
    }
}
