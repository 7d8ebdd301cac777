package sluice.tier;

/**
 * Port: which assets are analysed more deeply, and in what order.
 *
 * <p>The contract, which {@code PromotionPolicyContract} tests for every policy: the answer depends on the arguments
 * alone; it never wants less than is reached; what cannot be looked at is promoted by nobody; a promotion has a priority
 * above zero and a reason, and with all else equal a higher value has no lower priority.
 */
public interface PromotionPolicy {
    Promotion decide(AssetFacts asset, LibraryFacts library);

    AutomaticWork automatic();
}
