package sluice.contracts.render;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.book.Campaign;
import sluice.render.book.Campaigns;

/** The contract of the campaigns said again in plain collections, for tests. */
public final class InMemoryCampaigns implements Campaigns {
    private final TreeMap<String, Campaign> campaigns = new TreeMap<>();

    @Override
    public synchronized Campaign create(String name, Terms terms, Instant now) {
        Campaign begun = Campaign.begun(name, terms, now.truncatedTo(ChronoUnit.MILLIS));
        if (campaigns.putIfAbsent(name, begun) != null) {
            throw SluiceException.about(FailureCode.CONFLICT, "name", "there is a campaign " + name + " already");
        }
        return begun;
    }

    @Override
    public synchronized Campaign change(String name, Terms terms) {
        Campaign before = find(name)
                .orElseThrow(
                        () -> SluiceException.about(FailureCode.NOT_FOUND, "name", "there is no campaign " + name));
        Campaign after = new Campaign(
                name,
                terms.budgetMicroUsd(),
                terms.revenueMicroUsdPerImage(),
                terms.heroRerenders(),
                terms.closed(),
                before.created(),
                before.reservedMicroUsd(),
                before.spentMicroUsd(),
                before.savedMicroUsd(),
                before.images());
        campaigns.put(name, after);
        return after;
    }

    @Override
    public synchronized Optional<Campaign> find(String name) {
        return Optional.ofNullable(campaigns.get(name));
    }

    @Override
    public synchronized List<Campaign> all() {
        return List.copyOf(campaigns.values());
    }

    /** Changes the sums of the one who pays, if there is one. */
    synchronized void add(@Nullable String payer, UnaryOperator<Campaign> change) {
        if (payer != null) {
            campaigns.computeIfPresent(payer, (name, before) -> change.apply(before));
        }
    }
}
