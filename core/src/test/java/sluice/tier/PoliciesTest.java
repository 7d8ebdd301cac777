package sluice.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.budget.Estimates;
import sluice.value.ValueWeights;

/** Which policy wants what: the table of the documentation. */
class PoliciesTest {
    private static final AssetId ASSET = new AssetId("0123456789abcdef0123456789abcdef");
    private static final LibraryFacts SMALL = new LibraryFacts(900, 1, Estimates.PRIOR);
    private static final LibraryFacts LARGE = new LibraryFacts(1_000_000, 0.032, Estimates.PRIOR);

    /** act: none, star, now2, now3; place: single, cover, member, looked (a member that was looked at). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # tier | value | act  | place  | uniform | minimal | manual | cost-aware
                      1    | 0.04  | none | single | 3       | 1       | 1      | 2
                      1    | 0.04  | none | cover  | 3       | 1       | 1      | 2
                      1    | 0.04  | none | member | 3       | 1       | 1      | 1
                      1    | 0.11  | none | looked | 3       | 1       | 1      | 2
                      1    | 0.04  | star | member | 3       | 1       | 3      | 3
                      1    | 0.04  | now2 | member | 2       | 2       | 2      | 2
                      1    | 0.04  | now3 | single | 3       | 3       | 3      | 3
                      2    | 0.04  | none | single | 3       | 2       | 2      | 2
                      2    | 0.11  | none | single | 3       | 2       | 2      | 3
                      2    | 0.11  | none | looked | 3       | 2       | 2      | 3
                      2    | 0.11  | none | member | 3       | 2       | 2      | 2
                      2    | 0.04  | star | single | 3       | 2       | 3      | 3
                      2    | 0.04  | now2 | single | 3       | 2       | 2      | 2
                      3    | 0.90  | now3 | single | 3       | 3       | 3      | 3
                    """)
    void inALargeLibrary(
            int tier, double value, String act, String place, int uniform, int minimal, int manual, int costAware) {
        AssetFacts asset = asset(tier, value, act, place, Sight.READY);
        assertEquals(uniform, wanted(Strategy.UNIFORM, asset, LARGE));
        assertEquals(minimal, wanted(Strategy.MINIMAL, asset, LARGE));
        assertEquals(manual, wanted(Strategy.MANUAL, asset, LARGE));
        assertEquals(costAware, wanted(Strategy.COST_AWARE, asset, LARGE));
    }

    @Test
    void whatIsPromisingFollowsTheWeightsInForce() {
        ValueWeights low = new ValueWeights(-8, ValueWeights.DEFAULT.weights());
        LibraryFacts fitted = new LibraryFacts(2_000, 0.7, Estimates.PRIOR, low.unknown());
        AssetFacts unknown = new AssetFacts(ASSET, Tier.STANDARD, low.unknown(), null, 1, true, false, Sight.READY);
        assertEquals(Tier.DEEP, CostAwarePolicy.DEFAULT.decide(unknown, fitted).wanted(), "the budget pays for it");
        LibraryFacts poor = new LibraryFacts(1_000_000, 0.03, Estimates.PRIOR, low.unknown());
        assertEquals(
                Tier.STANDARD, CostAwarePolicy.DEFAULT.decide(unknown, poor).wanted());
    }

    @Test
    void aLibraryThatCanAffordEverythingGetsEverythingButLookAlikes() {
        assertEquals(3, wanted(Strategy.COST_AWARE, asset(2, 0.01, "none", "single", Sight.READY), SMALL));
        assertEquals(1, wanted(Strategy.COST_AWARE, asset(1, 0.01, "none", "member", Sight.READY), SMALL));
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void untilItsThumbnailIsMadeOnlyTheUserCanPromoteAnAsset(Strategy strategy) {
        assertEquals(1, wanted(strategy, asset(1, 0.5, "none", "single", Sight.PENDING), LARGE));
        assertEquals(3, wanted(strategy, asset(1, 0.5, "now3", "single", Sight.PENDING), LARGE));
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void whatTheUserWantsNowGoesBeforeWhatHeStarred(Strategy strategy) {
        Promotion now = strategy.policy().decide(asset(1, 0.01, "now3", "single", Sight.READY), LARGE);
        Promotion starred = Strategy.MANUAL.policy().decide(asset(1, 1, "star", "single", Sight.READY), LARGE);
        assertTrue(now.explicit() && now.priority() > starred.priority());
    }

    @Test
    void cheapAndPromisingComesFirst() {
        PromotionPolicy policy = CostAwarePolicy.DEFAULT;
        double cheap = policy.decide(asset(1, 0.1, "none", "single", Sight.READY), LARGE)
                .priority();
        double deep = policy.decide(asset(2, 0.1, "none", "single", Sight.READY), LARGE)
                .priority();
        double cover = policy.decide(asset(1, 0.1, "none", "cover", Sight.READY), LARGE)
                .priority();
        double looked = policy.decide(asset(1, 0.1, "none", "looked", Sight.READY), LARGE)
                .priority();
        assertTrue(cheap > deep, "Tier 2 before Tier 3 at the same value");
        assertTrue(cover > looked, "a cover before a member at the same value");
        assertTrue(cover > cheap, "a cover stands for several");
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void theConfigurationKnowsEachByItsName(Strategy strategy) {
        assertEquals(Optional.of(strategy), Strategy.labelled(strategy.label()));
        assertEquals(Optional.empty(), Strategy.labelled("best"));
    }

    private static int wanted(Strategy strategy, AssetFacts asset, LibraryFacts library) {
        return strategy.policy().decide(asset, library).wanted().number();
    }

    private static AssetFacts asset(int tier, double value, String act, String place, Sight sight) {
        return new AssetFacts(
                ASSET,
                Tier.of(tier),
                value,
                act(act),
                place.equals("single") ? 1 : 6,
                place.equals("single") || place.equals("cover"),
                place.equals("looked") || !act.equals("none"),
                sight);
    }

    private static @Nullable Act act(String name) {
        return switch (name) {
            case "none" -> null;
            case "star" -> new Act("starred", Tier.DEEP, false, Instant.EPOCH);
            case "now2" -> new Act("asked for", Tier.STANDARD, true, Instant.EPOCH);
            case "now3" -> new Act("asked for", Tier.DEEP, true, Instant.EPOCH);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
