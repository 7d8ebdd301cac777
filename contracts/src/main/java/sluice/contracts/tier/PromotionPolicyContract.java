package sluice.contracts.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.budget.BudgetLaw;
import sluice.budget.Estimates;
import sluice.tier.Act;
import sluice.tier.AssetFacts;
import sluice.tier.AutomaticWork;
import sluice.tier.LibraryFacts;
import sluice.tier.Promotion;
import sluice.tier.PromotionPolicy;
import sluice.tier.Sight;

/** What every promotion policy keeps to, on random facts. */
public abstract class PromotionPolicyContract {
    private static final AssetId ASSET = new AssetId("0123456789abcdef0123456789abcdef");

    /** The policy that is tested. */
    protected abstract PromotionPolicy policy();

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameFactsGiveTheSameAnswer(int seed) {
        assertEquals(decide(seed, policy()), decide(seed, policy()));
    }

    private static Promotion decide(int seed, PromotionPolicy policy) {
        SplittableRandom random = new SplittableRandom(seed);
        return policy.decide(asset(random), library(random));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsTakenBackAndEveryAnswerHasItsReason(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AssetFacts asset = asset(random);
        Promotion promotion = policy().decide(asset, library(random));
        assertTrue(promotion.wanted().compareTo(asset.tier()) >= 0);
        assertFalse(promotion.reason().isBlank());
        boolean promoted = promotion.wanted() != asset.tier();
        assertEquals(promoted, promotion.priority() > 0, () -> promotion + " for " + asset);
        assertTrue(Double.isFinite(promotion.priority()));
        assertTrue(!promotion.explicit() || asset.act() != null);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatCannotBeLookedAtIsPromotedByNobody(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AssetFacts asset = asset(random);
        AssetFacts blind = new AssetFacts(
                asset.asset(),
                asset.tier(),
                asset.value(),
                asset.act(),
                asset.stackSize(),
                asset.cover(),
                asset.singledOut(),
                Sight.NONE);
        assertEquals(asset.tier(), policy().decide(blind, library(random)).wanted());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aHigherValueHasNoLowerPriorityAndNoLowerTier(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AssetFacts asset = asset(random);
        LibraryFacts library = library(random);
        double more = asset.value() + random.nextDouble() * (1 - asset.value());
        Promotion low = policy().decide(asset, library);
        Promotion high = policy().decide(withValue(asset, more), library);
        assertTrue(high.wanted().compareTo(low.wanted()) >= 0);
        assertTrue(high.wanted() != low.wanted() || high.priority() >= low.priority(), () -> low + " above " + high);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoDoesNothingByItselfPromotesOnlyWhatWasAskedFor(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AssetFacts asset = asset(random);
        Promotion promotion = policy().decide(asset, library(random));
        if (policy().automatic() == AutomaticWork.NONE) {
            assertTrue(promotion.wanted() == asset.tier() || promotion.explicit());
        }
    }

    private static AssetFacts withValue(AssetFacts asset, double value) {
        return new AssetFacts(
                asset.asset(),
                asset.tier(),
                value,
                asset.act(),
                asset.stackSize(),
                asset.cover(),
                asset.singledOut(),
                asset.sight());
    }

    private static AssetFacts asset(SplittableRandom random) {
        int stack = random.nextBoolean() ? 1 : random.nextInt(2, 300);
        Sight[] sights = Sight.values();
        return new AssetFacts(
                ASSET,
                Tier.of(random.nextInt(1, 4)),
                random.nextInt(10) == 0 ? random.nextInt(2) : random.nextDouble(),
                act(random),
                stack,
                stack == 1 || random.nextBoolean(),
                random.nextBoolean(),
                sights[random.nextInt(sights.length)]);
    }

    private static @Nullable Act act(SplittableRandom random) {
        return random.nextBoolean()
                ? null
                : new Act("starred", Tier.of(random.nextInt(2, 4)), random.nextBoolean(), Instant.EPOCH);
    }

    private static LibraryFacts library(SplittableRandom random) {
        long assets = random.nextLong(1, 100_000_000);
        return new LibraryFacts(assets, BudgetLaw.DEFAULT.share(assets), Estimates.PRIOR);
    }
}
