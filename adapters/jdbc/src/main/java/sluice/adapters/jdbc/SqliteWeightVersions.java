package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.tune.NewProposal;
import sluice.tune.Proposal;
import sluice.tune.Report;
import sluice.tune.ReportJson;
import sluice.tune.Version;
import sluice.tune.Version.Origin;
import sluice.tune.WeightVersions;
import sluice.value.ValueWeightsJson;
import tools.jackson.databind.json.JsonMapper;

/** The weights' versions in SQLite, in the catalog's file. */
public final class SqliteWeightVersions implements WeightVersions {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SELECT = "SELECT id, at, origin, root, base, weights, report FROM weighting";
    static final String LATEST = SELECT + " ORDER BY id DESC LIMIT ?";
    static final String BY_ID = SELECT + " WHERE id = ?";
    private static final String FITTED_FROM = SELECT + " WHERE origin = 'fitted' AND base = ? ORDER BY id DESC LIMIT 1";
    private static final String ADD =
            "INSERT INTO weighting (at, origin, root, base, weights, report) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String ROOT_ITSELF = "UPDATE weighting SET root = id WHERE id = ?";
    private static final String PROPOSALS = "SELECT id, at, base, weights, report FROM proposal";
    private static final String PROPOSAL = PROPOSALS + " WHERE id = ?";
    private static final String LAST_PROPOSAL = PROPOSALS + " ORDER BY id DESC LIMIT 1";
    private static final String PROPOSE = "INSERT INTO proposal (id, at, base, weights, report)"
            + " VALUES (1 + (SELECT coalesce(max(id), 0) FROM proposal), ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM proposal WHERE id <= (SELECT max(id) FROM proposal) - ?";

    private final SqliteDatabase database;

    public SqliteWeightVersions(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Version inForce() {
        return database.read(SqliteWeightVersions::inForce);
    }

    private static Version inForce(SqliteSession session) throws SQLException {
        return session.first(LATEST, SqliteWeightVersions::version, 1).orElse(Version.FIRST);
    }

    @Override
    public List<Version> latest(int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> {
            List<Version> versions = new ArrayList<>(session.list(LATEST, SqliteWeightVersions::version, limit));
            if (versions.size() < limit) {
                versions.add(Version.FIRST);
            }
            return List.copyOf(versions);
        });
    }

    @Override
    public Version takeOver(long proposal, Instant at) {
        return database.write(session -> {
            NewProposal made = session.first(PROPOSAL, SqliteWeightVersions::proposal, proposal)
                    .orElseThrow(() -> SluiceException.about(
                            FailureCode.NOT_FOUND, "proposal", "there is no proposal " + proposal))
                    .made();
            if (made.base() != inForce(session).root()) {
                throw SluiceException.about(
                        FailureCode.CONFLICT,
                        "proposal",
                        "proposal " + proposal + " was judged against other weights than those in force");
            }
            session.update(
                    ADD,
                    at.toEpochMilli(),
                    Origin.FITTED.label(),
                    0,
                    made.base(),
                    ValueWeightsJson.write(made.weights()).toString(),
                    ReportJson.write(made.report()).toString());
            session.update(ROOT_ITSELF, inForce(session).id());
            return inForce(session);
        });
    }

    @Override
    public Optional<Version> back(Instant at) {
        return database.write(session -> {
            Version root = root(session, inForce(session).root());
            Long base = root.base();
            return base == null
                    ? Optional.<Version>empty()
                    : Optional.of(again(session, root(session, base), Origin.SET_BACK, at));
        });
    }

    @Override
    public Optional<Version> forward(Instant at) {
        return database.write(session -> {
            Optional<Version> next = session.first(
                    FITTED_FROM, SqliteWeightVersions::version, inForce(session).root());
            return next.isEmpty()
                    ? Optional.<Version>empty()
                    : Optional.of(again(session, next.get(), Origin.SET_FORWARD, at));
        });
    }

    private static Version root(SqliteSession session, long id) throws SQLException {
        return id == 0 ? Version.FIRST : session.only(BY_ID, SqliteWeightVersions::version, id);
    }

    private static Version again(SqliteSession session, Version root, Origin origin, Instant at) throws SQLException {
        Report report = root.report();
        session.update(
                ADD,
                at.toEpochMilli(),
                origin.label(),
                root.id(),
                root.base(),
                ValueWeightsJson.write(root.weights()).toString(),
                report == null ? null : ReportJson.write(report).toString());
        return inForce(session);
    }

    @Override
    public Proposal propose(NewProposal proposal) {
        return database.write(session -> {
            session.update(
                    PROPOSE,
                    proposal.at().toEpochMilli(),
                    proposal.base(),
                    ValueWeightsJson.write(proposal.weights()).toString(),
                    ReportJson.write(proposal.report()).toString());
            session.update(FORGET, MOST_PROPOSALS);
            return session.only(LAST_PROPOSAL, SqliteWeightVersions::proposal);
        });
    }

    @Override
    public Optional<Proposal> proposal(long id) {
        return database.read(session -> session.first(PROPOSAL, SqliteWeightVersions::proposal, id));
    }

    @Override
    public Optional<Proposal> lastProposal() {
        return database.read(session -> session.first(LAST_PROPOSAL, SqliteWeightVersions::proposal));
    }

    private static Version version(ResultSet row) throws SQLException {
        long base = row.getLong(5);
        @Nullable Long from = row.wasNull() ? null : (Long) base;
        String report = row.getString(7);
        return new Version(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                Origin.labelled(row.getString(3)).orElseThrow(),
                row.getLong(4),
                from,
                ValueWeightsJson.read(JSON.readTree(row.getString(6))),
                report == null ? null : ReportJson.read(JSON.readTree(report)));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getLong(1),
                new NewProposal(
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getLong(3),
                        ValueWeightsJson.read(JSON.readTree(row.getString(4))),
                        ReportJson.read(JSON.readTree(row.getString(5)))));
    }
}
