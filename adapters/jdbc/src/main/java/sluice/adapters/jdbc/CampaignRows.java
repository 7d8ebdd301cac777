package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.render.book.Campaign;
import sluice.render.book.Campaigns.Terms;

/** Who pays: table {@code campaign}. */
record CampaignRows(SqliteSession session) {
    private static final String SELECT = "SELECT name, budget, revenue, hero_rerenders, closed, created, reserved,"
            + " spent, saved, images, id FROM campaign";
    static final String NAMED = SELECT + " WHERE name = ?";
    static final String BY_ID = SELECT + " WHERE id = ?";
    static final String ALL = SELECT + " ORDER BY name";
    static final String ID = "SELECT id FROM campaign WHERE name = ?";
    static final String CHANGE =
            "UPDATE campaign SET budget = ?, revenue = ?, hero_rerenders = ?, closed = ? WHERE name = ?";
    static final String ADD = "UPDATE campaign SET reserved = reserved + ?, spent = spent + ?, saved = saved + ?,"
            + " images = images + ? WHERE id = ?";
    private static final String INSERT = "INSERT INTO campaign (name, budget, revenue, hero_rerenders, closed, created,"
            + " reserved, spent, saved, images) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, 0) ON CONFLICT (name) DO NOTHING";

    /** Whether its name was free. */
    boolean insert(Campaign campaign) throws SQLException {
        return session.update(
                        INSERT,
                        campaign.name(),
                        campaign.budgetMicroUsd(),
                        campaign.revenueMicroUsdPerImage(),
                        campaign.heroRerenders() ? 1 : 0,
                        campaign.closed() ? 1 : 0,
                        campaign.created().toEpochMilli())
                > 0;
    }

    /** Whether there is one. */
    boolean change(String name, Terms terms) throws SQLException {
        return session.update(
                        CHANGE,
                        terms.budgetMicroUsd(),
                        terms.revenueMicroUsdPerImage(),
                        terms.heroRerenders() ? 1 : 0,
                        terms.closed() ? 1 : 0,
                        name)
                > 0;
    }

    void add(long id, RenderTally.Sum change) throws SQLException {
        session.update(ADD, change.reserved(), change.spent(), change.saved(), change.images(), id);
    }

    Optional<Campaign> named(String name) throws SQLException {
        return session.first(NAMED, CampaignRows::campaign, name);
    }

    Optional<Campaign> byId(long id) throws SQLException {
        return session.first(BY_ID, CampaignRows::campaign, id);
    }

    Optional<Long> id(String name) throws SQLException {
        return session.first(ID, row -> row.getLong(1), name);
    }

    List<Campaign> all() throws SQLException {
        return session.list(ALL, CampaignRows::campaign);
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getString(1),
                amount(row, 2),
                amount(row, 3),
                row.getBoolean(4),
                row.getBoolean(5),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10));
    }

    private static @Nullable Long amount(ResultSet row, int column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? null : amount;
    }
}
