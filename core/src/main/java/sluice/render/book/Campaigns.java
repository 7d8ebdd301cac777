package sluice.render.book;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: the campaigns. Their sums are kept by {@link RenderBook}, in the transactions that change them.
 *
 * <p>The contract is tested line by line by {@code CampaignsContract}: a name that is taken is a CONFLICT; changing one
 * that is not there NOT_FOUND; a budget may be set below what is spent, and then nothing more is accepted.
 */
public interface Campaigns {
    /** What the user may say of a campaign. */
    record Terms(
            @Nullable Long budgetMicroUsd,
            @Nullable Long revenueMicroUsdPerImage,
            boolean heroRerenders,
            boolean closed) {}

    Campaign create(String name, Terms terms, java.time.Instant now);

    Campaign change(String name, Terms terms);

    Optional<Campaign> find(String name);

    /** By name. */
    List<Campaign> all();
}
