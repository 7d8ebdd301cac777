package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.job.JobState;
import sluice.render.book.RecipeJson;
import sluice.render.book.Render;
import sluice.render.book.RenderRequest;
import sluice.render.book.RequestJson;

/** The requests that were accepted: table {@code render}, with what is kept of each along. */
record RenderRows(SqliteSession session) {
    private static final String COLUMNS =
            "SELECT render.id, request, quote, coalesce(billed, 0), coalesce(saved, 0) FROM ";
    private static final String BILL = " LEFT JOIN render_bill ON render_bill.render = render.id";
    private static final String IN_STATE =
            "render_state JOIN render ON render.id = render_state.render" + BILL + " WHERE state = ? AND images > 0";
    static final String BY_ID = COLUMNS + "render" + BILL + " WHERE render.id = ?";
    static final String ALL = COLUMNS + "render" + BILL + " WHERE render.id < ? ORDER BY render.id DESC LIMIT ?";
    static final String OF_CAMPAIGN =
            COLUMNS + "render" + BILL + " WHERE campaign = ? AND render.id < ? ORDER BY render.id DESC LIMIT ?";
    static final String OF_STATE =
            COLUMNS + IN_STATE + " AND render_state.render < ? ORDER BY render_state.render DESC LIMIT ?";
    static final String OF_CAMPAIGN_IN_STATE = COLUMNS + IN_STATE + " AND render_state.campaign = ?"
            + " AND render_state.render < ? ORDER BY render_state.render DESC LIMIT ?";
    static final String STATES = "SELECT state, images FROM render_state WHERE render = ? AND images > 0";
    static final String BY_KEY = "SELECT id, request FROM render WHERE key = ?";
    static final String CAMPAIGN = "SELECT campaign FROM render WHERE id = ?";
    static final String LAST = "SELECT coalesce(max(id), 0) FROM render";
    private static final String INSERT =
            "INSERT INTO render (id, key, campaign, quality, request, quote, recipe)" + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    /** A request with this key, and the number it was accepted under. */
    record Keyed(long render, RenderRequest request) {}

    Optional<Keyed> byKey(String key) throws SQLException {
        return session.first(
                BY_KEY, row -> new Keyed(row.getLong(1), PackedJson.unpack(row.getBytes(2), RequestJson::read)), key);
    }

    /** The number it has from now on. */
    long insert(StoredRequest stored, @Nullable Long campaign) throws SQLException {
        RenderRequest request = stored.what().request();
        long id = 1 + session.only(LAST, row -> row.getLong(1));
        session.update(
                INSERT,
                id,
                request.key(),
                campaign,
                request.spec().quality().name(),
                stored.request(),
                stored.quote(),
                stored.recipe());
        return id;
    }

    /** Who pays; empty for nobody, and for a render that is not there. */
    Optional<Long> campaign(long render) throws SQLException {
        return session.first(
                        CAMPAIGN,
                        row -> {
                            long id = row.getLong(1);
                            return row.wasNull() ? Optional.<Long>empty() : Optional.of(id);
                        },
                        render)
                .flatMap(id -> id);
    }

    Optional<Render> byId(long id) throws SQLException {
        return withStates(session.list(BY_ID, RenderRows::row, id)).stream().findFirst();
    }

    List<Render> list(@Nullable Long before, @Nullable Long campaign, @Nullable JobState state, int limit)
            throws SQLException {
        long below = before == null ? Long.MAX_VALUE : before;
        List<Row> rows;
        if (state == null) {
            rows = campaign == null
                    ? session.list(ALL, RenderRows::row, below, limit)
                    : session.list(OF_CAMPAIGN, RenderRows::row, campaign, below, limit);
        } else {
            rows = campaign == null
                    ? session.list(OF_STATE, RenderRows::row, state.name(), below, limit)
                    : session.list(OF_CAMPAIGN_IN_STATE, RenderRows::row, state.name(), campaign, below, limit);
        }
        return withStates(rows);
    }

    private List<Render> withStates(List<Row> rows) throws SQLException {
        List<Render> renders = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Map<JobState, Integer> states = new EnumMap<>(JobState.class);
            session.list(STATES, state -> states.put(JobState.valueOf(state.getString(1)), state.getInt(2)), row.id());
            renders.add(new Render(
                    row.id(),
                    PackedJson.unpack(row.request(), RequestJson::read),
                    PackedJson.unpack(row.quote(), RecipeJson::readQuote),
                    states,
                    row.billed(),
                    row.saved()));
        }
        return renders;
    }

    private record Row(long id, byte[] request, byte[] quote, long billed, long saved) {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), row.getBytes(2), row.getBytes(3), row.getLong(4), row.getLong(5));
    }
}
