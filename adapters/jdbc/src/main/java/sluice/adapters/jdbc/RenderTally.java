package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.job.JobState;
import sluice.render.Seconds;
import sluice.render.book.RenderBook.PoolLoad;
import sluice.render.book.RenderJob;

/** How the sums kept of images change by one transaction: by render and state, by campaign, by pool. */
final class RenderTally {
    static final String LOADS = "SELECT pool, waiting, in_hand, waiting_nanos, in_hand_nanos FROM pool_load"
            + " WHERE waiting > 0 OR in_hand > 0";
    static final String ADD_STATE = "UPDATE render_state SET images = images + ? WHERE render = ? AND state = ?";
    static final String ADD_BILL = "UPDATE render_bill SET billed = billed + ?, saved = saved + ? WHERE render = ?";
    static final String ADD_LOAD = "UPDATE pool_load SET waiting = waiting + ?, in_hand = in_hand + ?,"
            + " waiting_nanos = waiting_nanos + ?, in_hand_nanos = in_hand_nanos + ? WHERE pool = ?";
    private static final String INSERT_STATE =
            "INSERT INTO render_state (render, state, campaign, images) VALUES (?, ?, ?, ?)";
    private static final String INSERT_BILL = "INSERT INTO render_bill (render, billed, saved) VALUES (?, ?, ?)";
    private static final String INSERT_LOAD = "INSERT INTO pool_load VALUES (?, ?, ?, ?, ?)";

    /** Sums of money and images done, in micro-dollars. */
    record Sum(long reserved, long spent, long saved, long images) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0);

        static Sum of(RenderJob job) {
            JobState state = job.leasing().state();
            return new Sum(
                    state.ended() ? 0 : job.estimatedMicroUsd(),
                    job.billedMicroUsd(),
                    0,
                    state == JobState.DONE ? 1 : 0);
        }

        Sum plus(Sum other) {
            return new Sum(
                    Math.addExact(reserved, other.reserved),
                    Math.addExact(spent, other.spent),
                    Math.addExact(saved, other.saved),
                    images + other.images);
        }

        Sum negated() {
            return new Sum(-reserved, -spent, -saved, -images);
        }
    }

    private record Load(long waiting, long inHand, long waitingNanos, long inHandNanos) {
        static final Load NOTHING = new Load(0, 0, 0, 0);

        static Load of(RenderJob job, int times) {
            long nanos = times * Seconds.nanos(job.estimatedSeconds());
            JobState state = job.leasing().state();
            if (state == JobState.LEASED) {
                return new Load(0, times, 0, nanos);
            }
            return state.waiting() ? new Load(times, 0, nanos, 0) : NOTHING;
        }

        Load plus(Load other) {
            return new Load(
                    waiting + other.waiting,
                    inHand + other.inHand,
                    waitingNanos + other.waitingNanos,
                    inHandNanos + other.inHandNanos);
        }
    }

    private final SqliteSession session;
    private final Map<Long, Sum> sums = new TreeMap<>();
    private final Map<Long, Map<JobState, Integer>> states = new TreeMap<>();
    private final Map<String, Load> loads = new TreeMap<>();

    RenderTally(SqliteSession session) {
        this.session = session;
    }

    void added(RenderJob job) {
        count(job, 1);
        sums.merge(job.render(), Sum.of(job), Sum::plus);
    }

    void replaced(RenderJob before, RenderJob after) {
        count(before, -1);
        sums.merge(before.render(), Sum.of(before).negated(), Sum::plus);
        added(after);
    }

    private void count(RenderJob job, int times) {
        states.computeIfAbsent(job.render(), render -> new EnumMap<>(JobState.class))
                .merge(job.leasing().state(), times, Integer::sum);
        loads.merge(job.pool(), Load.of(job, times), Load::plus);
    }

    void saved(long render, long microUsd) {
        sums.merge(render, new Sum(0, 0, microUsd, 0), Sum::plus);
    }

    /** Writes what has changed until now. */
    void save() throws SQLException {
        Map<Long, Sum> campaigns = new TreeMap<>();
        for (Map.Entry<Long, Sum> entry : sums.entrySet()) {
            long render = entry.getKey();
            Optional<Long> payer = new RenderRows(session).campaign(render);
            payer.ifPresent(id -> campaigns.merge(id, entry.getValue(), Sum::plus));
            saveStates(render, payer.orElse(null));
            saveBill(render, entry.getValue());
        }
        for (Map.Entry<Long, Sum> entry : campaigns.entrySet()) {
            if (!entry.getValue().equals(Sum.NOTHING)) {
                new CampaignRows(session).add(entry.getKey(), entry.getValue());
            }
        }
        saveLoads();
        sums.clear();
        states.clear();
        loads.clear();
    }

    private void saveStates(long render, @Nullable Long campaign) throws SQLException {
        for (Map.Entry<JobState, Integer> entry :
                states.getOrDefault(render, Map.of()).entrySet()) {
            String state = entry.getKey().name();
            int images = entry.getValue();
            if (images != 0 && session.update(ADD_STATE, images, render, state) == 0) {
                session.update(INSERT_STATE, render, state, campaign, images);
            }
        }
    }

    private void saveBill(long render, Sum sum) throws SQLException {
        if ((sum.spent() != 0 || sum.saved() != 0) && session.update(ADD_BILL, sum.spent(), sum.saved(), render) == 0) {
            session.update(INSERT_BILL, render, sum.spent(), sum.saved());
        }
    }

    private void saveLoads() throws SQLException {
        for (Map.Entry<String, Load> entry : loads.entrySet()) {
            Load load = entry.getValue();
            String pool = entry.getKey();
            if (!load.equals(Load.NOTHING)
                    && session.update(
                                    ADD_LOAD,
                                    load.waiting(),
                                    load.inHand(),
                                    load.waitingNanos(),
                                    load.inHandNanos(),
                                    pool)
                            == 0) {
                session.update(
                        INSERT_LOAD, pool, load.waiting(), load.inHand(), load.waitingNanos(), load.inHandNanos());
            }
        }
    }

    static Map<String, PoolLoad> loads(SqliteSession session) throws SQLException {
        Map<String, PoolLoad> answer = new HashMap<>();
        session.list(
                LOADS,
                row -> answer.put(
                        row.getString(1),
                        new PoolLoad(
                                row.getLong(2),
                                row.getLong(3),
                                Seconds.of(row.getLong(4)),
                                Seconds.of(row.getLong(5)))));
        return answer;
    }
}
