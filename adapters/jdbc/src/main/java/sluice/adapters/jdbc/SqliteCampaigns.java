package sluice.adapters.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.book.Campaign;
import sluice.render.book.Campaigns;

/** The campaigns in SQLite, in the file of the render book, which keeps their sums. */
public final class SqliteCampaigns implements Campaigns {
    private final SqliteDatabase database;

    public SqliteCampaigns(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Campaign create(String name, Terms terms, Instant now) {
        Campaign begun = Campaign.begun(name, terms, Instant.ofEpochMilli(now.toEpochMilli()));
        if (!database.write(session -> new CampaignRows(session).insert(begun))) {
            throw SluiceException.about(FailureCode.CONFLICT, "name", "there is a campaign " + name + " already");
        }
        return begun;
    }

    @Override
    public Campaign change(String name, Terms terms) {
        return database.write(session -> {
                    CampaignRows campaigns = new CampaignRows(session);
                    return campaigns.change(name, terms) ? campaigns.named(name) : Optional.<Campaign>empty();
                })
                .orElseThrow(
                        () -> SluiceException.about(FailureCode.NOT_FOUND, "name", "there is no campaign " + name));
    }

    @Override
    public Optional<Campaign> find(String name) {
        return database.read(session -> new CampaignRows(session).named(name));
    }

    @Override
    public List<Campaign> all() {
        return database.read(session -> new CampaignRows(session).all());
    }
}
