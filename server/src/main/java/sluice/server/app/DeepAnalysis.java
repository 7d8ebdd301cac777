package sluice.server.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.AssetId;
import sluice.asset.CatalogCounts;
import sluice.asset.Tier;
import sluice.budget.Budget;
import sluice.budget.BudgetLaw;
import sluice.budget.BudgetState;
import sluice.budget.LibrarySize;
import sluice.budget.Prices;
import sluice.budget.SpendReport;
import sluice.budget.Spending;
import sluice.budget.Till;
import sluice.curate.GroupCounts;
import sluice.dispatch.Activity;
import sluice.dispatch.Allowance;
import sluice.dispatch.Analyst;
import sluice.dispatch.Desk;
import sluice.dispatch.Doorkeeper;
import sluice.dispatch.Forecast;
import sluice.dispatch.GateRule;
import sluice.dispatch.MachineProbe;
import sluice.dispatch.Opening;
import sluice.dispatch.QueueMode;
import sluice.dispatch.QueueSwitch;
import sluice.dispatch.Workers;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobState;
import sluice.search.Facet;
import sluice.search.FacetValue;
import sluice.search.Field;
import sluice.search.Query;
import sluice.search.SearchIndex;
import sluice.server.api.worth.DeepWork;
import sluice.server.home.QueueNote;
import sluice.server.home.WorthSettings;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;
import sluice.tier.Arrivals;
import sluice.tier.Promoter;
import sluice.tier.PromotionPolicy;
import sluice.tier.Records;
import sluice.tier.Reembedding;
import sluice.tier.Rules;
import sluice.tune.WeightsInForce;

/** Deep analysis of one library, put together: values, promotion, budget, gate and workers. */
final class DeepAnalysis implements DeepWork, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeepAnalysis.class);

    /** Signals of so few assets are looked at while whoever recorded them waits. */
    private static final int AT_ONCE = 50;

    /** How far down the backlog a job is looked for. */
    private static final int LOOKED_AT = 500;

    private static final Duration COUNTED = Duration.ofSeconds(1);
    private static final Duration TALLIED = Duration.ofSeconds(1);

    private final WorthSettings settings;
    private final Stores stores;
    private final Runnable changed;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Prices prices;
    private final PromotionPolicy policy;
    private final Budget budget;
    private final QueueSwitch mode;
    private final Promoter promoter;
    private final Stillness stillness;
    private final Workers workers;
    private final Remembered<Map<Tier, Long>> tiers;
    private final String embedder;
    private boolean started;

    /**
     * What deep analysis hears and tells.
     *
     * @param till that everything done for this library is billed at
     * @param weights by which assets are valued
     * @param arrivals groups assets before they are valued
     * @param embedder the model that pictures are embedded with
     * @param activity what the program does for its user
     * @param changed called when the catalog may have something new, or the queue may stand differently
     */
    record Surroundings(
            Analyst analyst,
            Till till,
            WeightsInForce weights,
            String embedder,
            Arrivals arrivals,
            Activity activity,
            SearchIndex index,
            QueueNote note,
            Runnable changed) {}

    DeepAnalysis(WorthSettings settings, Stores stores, Surroundings around, InstantSource clock, ZoneId zone) {
        this.settings = settings;
        this.stores = stores;
        this.changed = around.changed();
        this.embedder = around.embedder();
        this.clock = clock;
        this.zone = zone;
        prices = new Prices(settings.microUsdPerCpuHour());
        policy = settings.strategy().policy();
        budget = new Budget(
                stores.ledger(),
                new Remembered<>(this::size, COUNTED, clock),
                new BudgetLaw(settings.budgetAssets(), settings.budgetExponent()),
                settings.dailyCapMicroUsd() == 0 ? null : settings.dailyCapMicroUsd(),
                prices,
                clock,
                zone);
        QueueNote note = around.note();
        mode = new QueueSwitch(
                note.paused() ? QueueMode.PAUSED : QueueMode.AUTOMATIC, now -> note.keep(now == QueueMode.PAUSED));
        promoter = new Promoter(
                new Records(stores.catalog(), stores.signals(), stores.groups(), stores.valuations(), stores.backlog()),
                Rules.of(around.weights()::weights, around.weights()::since, () -> policy, budget),
                around.arrivals(),
                this::offered,
                clock);
        Activity activity = around.activity();
        stillness = new Stillness(() -> activity.importing() || activity.picturesPending() > 0, promoter);
        MachineProbe machine = MachineProbe.ofThisMachine();
        GateRule rule = GateRule.DEFAULT.within(settings.deepHours(), settings.deepCores());
        Doorkeeper gate = new Doorkeeper(() -> rule, mode, machine, activity, clock, zone);
        Desk desk = new Desk(
                stores.backlog(),
                stores.catalog(),
                around.analyst(),
                Allowance.of(() -> policy, budget),
                budget::estimates,
                around.till(),
                clock);
        String process = ProcessHandle.current().pid() + "-" + clock.millis();
        workers = new Workers(process, most(settings), Workers.Pace.DEFAULT, desk, mode, gate, stillness, changed);
        tiers = new Remembered<>(() -> tally(around.index()), TALLIED, clock);
    }

    /** Jobs at a time: as many as the share of the processors that the user gives, and one at least. */
    private static int most(WorthSettings settings) {
        return Math.max(
                1, (int) Math.ceil(settings.deepCores() * Runtime.getRuntime().availableProcessors()));
    }

    /** Values are kept up to date, and the backlog is worked off. */
    void start() {
        promoter.start();
        workers.start();
        started = true;
        Thread.ofVirtual().name("reembedding").start(this::reembed);
    }

    /** The boundary of a thread: what is not offered now is offered at the next start. */
    private void reembed() {
        try {
            Reembedding anew = new Reembedding(stores.findings(), stores.valuations(), stores.backlog());
            if (anew.offer(embedder, budget.estimates(), clock.instant()) > 0) {
                offered();
            }
        } catch (RuntimeException e) {
            LOG.error("Not all pictures are embedded anew with {}; the next start offers them again", embedder, e);
        }
    }

    /** Assets have changed: they are grouped, valued and promoted. */
    void assetsChanged() {
        if (started) {
            promoter.wake();
        }
    }

    private void offered() {
        if (started) {
            workers.wake();
        }
        changed.run();
    }

    /** Processors that the gate gives to automatic work now. */
    double automaticCores() {
        Opening opening = workers.opening();
        return opening.open() ? opening.cores() : 0;
    }

    Map<Tier, Long> tiers() {
        return tiers.get();
    }

    @Override
    public Status status() {
        BacklogCounts counts = stores.backlog().counts();
        BudgetState state = budget.state();
        Opening opening = workers.opening();
        double seconds = Forecast.seconds(counts, state, policy.automatic());
        return new Status(
                mode.mode(),
                settings.strategy().label(),
                opening,
                counts,
                Forecast.left(seconds, opening, clock.instant())
                        .map(left -> left.toMillis() / 1_000.0)
                        .orElse(null),
                workers.current(),
                state,
                tiers.get());
    }

    @Override
    public void steer(QueueMode now) {
        if (now == QueueMode.DRAINING) {
            stillness.askAgain();
        }
        mode.turn(now);
        changed.run();
    }

    @Override
    public Optional<Job> promote(AssetId asset, Tier tier, String origin) {
        stores.signals()
                .append(List.of(
                        new NewSignal(asset, SignalKind.PROMOTED, "", tier.number(), clock.instant(), origin, null)));
        signalled(List.of(asset));
        return Stream.concat(
                        stores.backlog().in(JobState.LEASED, 0, LOOKED_AT).stream(),
                        stores.backlog().next(LOOKED_AT).stream())
                .filter(job -> job.what().asset().equals(asset))
                .findFirst();
    }

    @Override
    public void signalled(List<AssetId> assets) {
        if (!started || assets.size() <= AT_ONCE) {
            promoter.promoteNow(assets);
        } else {
            promoter.wake(assets);
        }
        offered();
    }

    /** Other weights are in force: what was valued by the former ones is valued anew, and the backlog ranked anew. */
    void weightsChanged() {
        if (started) {
            promoter.wake();
        }
    }

    @Override
    public void backlogChanged() {
        offered();
    }

    @Override
    public SpendReport spend(int days) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(zone).toLocalDate();
        Status status = status();
        double seconds = Forecast.seconds(status.counts(), status.budget(), policy.automatic());
        Double eta = status.etaSeconds();
        long jobs = Stream.of(JobState.values())
                .filter(JobState::waiting)
                .mapToLong(status.counts()::in)
                .sum();
        CatalogCounts counts = stores.catalog().counts();
        return Spending.report(
                stores.ledger().spent(Instant.EPOCH, zone),
                today.minusDays(days - 1L),
                budget.estimates(),
                Math.max(0, counts.assets() - counts.missing() - counts.picturesImpossible()),
                prices,
                new SpendReport.Waiting(
                        jobs,
                        seconds,
                        prices.microUsd(seconds),
                        eta == null || jobs == 0 ? null : now.plusMillis((long) (1_000 * eta))));
    }

    @Override
    public Prices prices() {
        return prices;
    }

    private LibrarySize size() {
        CatalogCounts counts = stores.catalog().counts();
        GroupCounts groups = stores.groups().counts();
        long pictures = counts.assets() - groups.stacked() + groups.stacks();
        return new LibrarySize(counts.assets(), Math.clamp(pictures, 0, counts.assets()));
    }

    private static Map<Tier, Long> tally(SearchIndex index) {
        Map<Tier, Long> tiers = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            tiers.put(tier, 0L);
        }
        for (Facet facet : index.facets(Query.ALL, List.of(Field.TIER), Tier.values().length)) {
            for (FacetValue value : facet.values()) {
                tiers.put(Tier.of(Integer.parseInt(value.value())), value.count());
            }
        }
        return tiers;
    }

    @Override
    public void close() {
        if (started) {
            workers.close();
            promoter.close();
        }
    }
}
