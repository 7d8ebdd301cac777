package sluice.render.book;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Port: the campaigns. Their sums are kept by {@link RenderBook}, in the transactions that change them.
 *
 * <p>The contract is tested line by line by {@code CampaignsContract}: a name that is taken is a CONFLICT; changing one
 * that is not there NOT_FOUND; a budget may be set below what is spent, and then nothing more is accepted. Names are told
 * apart letter by letter, cases too. Every call is one transaction, durable when it returns, with times to the millisecond;
 * calls from any number of threads are safe; a failure of the storage has code {@code STORAGE}.
 */
public interface Campaigns {
    /** What the user may say of a campaign. */
    record Terms(
            @Nullable Long budgetMicroUsd,
            @Nullable Long revenueMicroUsdPerImage,
            boolean heroRerenders,
            boolean closed) {
        public Terms {
            requireAmount("budgetMicroUsd", budgetMicroUsd);
            requireAmount("revenueMicroUsdPerImage", revenueMicroUsdPerImage);
        }

        private static void requireAmount(String field, @Nullable Long microUsd) {
            if (microUsd != null && microUsd < 0) {
                throw SluiceException.about(
                        FailureCode.INVALID, field, field + " is not below zero, as " + microUsd + " is");
            }
        }
    }

    Campaign create(String name, Terms terms, Instant now);

    Campaign change(String name, Terms terms);

    Optional<Campaign> find(String name);

    /** By name. */
    List<Campaign> all();
}
