package sluice.simulate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import sluice.asset.Tier;
import sluice.budget.Budget;
import sluice.budget.Estimates;
import sluice.budget.LibrarySize;
import sluice.budget.Prices;
import sluice.budget.Step;
import sluice.dispatch.Allowance;
import sluice.signal.SignalKind;
import sluice.simulate.scenario.LibraryScenario;
import sluice.tier.AutomaticWork;
import sluice.tier.PromotionPolicy;
import sluice.tier.Rules;
import sluice.tier.Strategy;
import sluice.value.ValueWeights;

/**
 * One library under one strategy, from its first image to the end of the scenario's time. Value model, policy, budget and
 * gate are those of the live program; the rest of it (catalog, grouping, promoter, backlog, workers) is played by the
 * classes of this package, much simplified. The same arguments give the same outcome.
 */
public final class Simulation {
    /** A session is looked at again so long after something happened, as the live promoter does it. */
    private static final double REFRESH = 6 * Times.HOUR;

    /** Sessions in which nothing happens are looked at ever more rarely, since their values fade ever more slowly. */
    private static final double RARER = 0.25;

    private static final double RAREST = 30 * Times.DAY;
    private static final int POINTS = 365;

    private final LibraryScenario scenario;
    private final Strategy strategy;
    private final int images;
    private final double weight;
    private final double end;
    private final DoubleConsumer watcher;
    private final Times times;
    private final Agenda agenda = new Agenda();
    private final Assets assets;
    private final Sessions sessions;
    private final WaitingWork work;
    private final Arrivals arrivals;
    private final SessionMaker maker;
    private final User user;
    private final Sums sums;
    private final Budget budget;
    private final Machine machine;
    private final Verdicts verdicts;
    private final Course course;
    private final Workshop workshop;
    private final boolean sweeps;
    private final List<Outcome.Point> points = new ArrayList<>();
    private double uniformSeconds;
    private long picks;
    private long deep;
    private long standard;

    private Simulation(LibraryScenario scenario, Strategy strategy, long size, DoubleConsumer watcher) {
        this.scenario = scenario;
        this.strategy = strategy;
        this.watcher = watcher;
        // One image stands for as few as possible, and all for as many.
        long together = Math.ceilDiv(size, scenario.mostSimulated());
        this.images = (int) (size / together);
        this.weight = (double) size / images;
        this.end = scenario.days() * Times.DAY;
        this.times = new Times(scenario.start());
        this.assets = new Assets(images);
        this.sessions = new Sessions(Math.ceilDiv(images, scenario.library().imagesPerSession()));
        this.work = new WaitingWork(images);
        this.arrivals = new Arrivals(scenario);
        this.maker = new SessionMaker(scenario.library(), scenario.seed());
        this.user = new User(scenario.behaviour(), scenario.seed(), assets);
        this.sums = new Sums(scenario.means().prices(), weight);
        this.machine = new Machine(scenario.machine(), scenario.behaviour(), times);
        this.budget = new Budget(
                sums,
                this::size,
                scenario.means().law(),
                scenario.means().dailyCapMicroUsd(),
                scenario.means().prices(),
                times,
                ZoneOffset.UTC);
        PromotionPolicy policy = strategy.policy();
        this.sweeps = policy.automatic() != AutomaticWork.NONE;
        Rules rules = Rules.of(() -> ValueWeights.DEFAULT, () -> Instant.EPOCH, () -> policy, budget);
        this.verdicts = new Verdicts(scenario, assets, sessions, work, rules, times);
        this.course = new Course(scenario.machine(), scenario.library().knownParameters() > 0);
        this.workshop = new Workshop(
                assets, work, verdicts, course, machine, Allowance.of(() -> policy, budget), sums, times, weight);
    }

    /**
     * @param size images at the end
     * @param watcher told, now and then, which share of the time is through
     */
    public static Outcome run(LibraryScenario scenario, Strategy strategy, long size, DoubleConsumer watcher) {
        return new Simulation(scenario, strategy, size, watcher).run();
    }

    private Outcome run() {
        arrivesNext(0);
        double every = Math.max(Times.HOUR, end / POINTS);
        for (double moment = every; moment < end; moment += every) {
            agenda.add(moment, this::note);
        }
        for (var entry = agenda.next(end); entry.isPresent(); entry = agenda.next(end)) {
            workshop.runUntil(entry.get().at());
            entry.get().what().run();
        }
        workshop.runUntil(end);
        if (scenario.machine().drainAfterSession()) {
            workshop.drain();
        }
        note();
        return outcome();
    }

    private LibrarySize size() {
        long all = Math.round(weight * assets.count());
        return new LibrarySize(all, Math.min(all, Math.round(weight * assets.stacks())));
    }

    private void arrivesNext(int session) {
        int before = session * scenario.library().imagesPerSession();
        if (before < images) {
            agenda.add(arrivals.at((double) before / images), () -> arrives(session));
        }
    }

    private void arrives(int session) {
        int first = assets.count();
        int count = Math.min(scenario.library().imagesPerSession(), images - first);
        double perDay = images
                * weight
                * arrivals.shareOfDay(times.now())
                / scenario.library().imagesPerSession();
        boolean attended = user.attends(session, perDay);
        maker.make(session, count, attended, assets);
        sessions.add(times.now(), first, count);
        double reading = 0;
        double thumbnails = 0;
        Instant day = times.instant().truncatedTo(ChronoUnit.DAYS);
        for (int asset = first; asset < first + count; asset++) {
            double megapixels = verdicts.size(asset).megapixels();
            double read = scenario.machine().cost(Step.READ).of(megapixels);
            double thumbnail = scenario.machine().cost(Step.THUMBNAIL).of(megapixels);
            sums.bill(Step.READ, read, true, day);
            sums.bill(Step.THUMBNAIL, thumbnail, true, day);
            reading += read;
            thumbnails += thumbnail;
            uniformSeconds += weight * course.seconds(Tier.IMMEDIATE, Tier.DEEP, verdicts.size(asset));
        }
        agenda.add(machine.imports(weight * reading, weight * thumbnails), () -> seen(session, attended));
        arrivesNext(session + 1);
    }

    /** Its thumbnails are there. */
    private void seen(int session, boolean attended) {
        verdicts.arrived(session);
        if (attended) {
            attend(session);
        }
        if (sweeps) {
            agenda.add(times.now() + REFRESH, () -> sweep(session));
        }
    }

    private void attend(int session) {
        for (User.Look look : user.looks(session, sessions.first(session), sessions.end(session))) {
            agenda.add(times.now() + look.after(), () -> looks(look));
        }
        double through = 60
                * (scenario.behaviour().looksAfterMinutes()
                        + scenario.behaviour().looksForMinutes());
        agenda.add(times.now() + through, this::chooses);
    }

    private void looks(User.Look look) {
        boolean valuable = false;
        for (SignalKind act : look.acts()) {
            happens(look.asset(), act);
            valuable |= act != SignalKind.VIEWED && act != SignalKind.PROMOTED;
        }
        user.looked(look);
        verdicts.happened(look.asset(), valuable);
    }

    private void happens(int asset, SignalKind act) {
        assets.signal(asset, act, (int) times.now());
        if (act == SignalKind.STARRED) {
            assets.mark(asset, Assets.Mark.STARRED);
        } else if (act == SignalKind.RATED) {
            assets.mark(asset, Assets.Mark.RATED);
        }
    }

    /** A session has been gone through. */
    private void chooses() {
        if (scenario.machine().drainAfterSession()) {
            workshop.drain();
        }
        for (double days : user.picksOwed()) {
            if (days == 0) {
                pick();
            } else {
                agenda.add(times.now() + days * Times.DAY, this::pick);
            }
        }
    }

    private void pick() {
        int asset = user.choose();
        if (asset < 0) {
            return;
        }
        picks++;
        deep += assets.tier[asset] == Tier.DEEP.number() ? 1 : 0;
        standard += assets.tier[asset] >= Tier.STANDARD.number() ? 1 : 0;
        happens(asset, SignalKind.PORTFOLIO);
        verdicts.happened(asset, true);
    }

    private void sweep(int session) {
        verdicts.decideAll(session);
        double age = times.now() - sessions.arrived(session);
        agenda.add(times.now() + Math.clamp(RARER * age, REFRESH, RAREST), () -> sweep(session));
    }

    private void note() {
        watcher.accept(Math.min(1, times.now() / end));
        points.add(new Outcome.Point(
                times.now() / Times.DAY,
                Math.round(weight * assets.count()),
                workshop.waiting(),
                sums.seconds(Tier.STANDARD) + sums.seconds(Tier.DEEP)));
    }

    private Outcome outcome() {
        long atTier2 = 0;
        long atTier3 = 0;
        for (int asset = 0; asset < assets.count(); asset++) {
            atTier2 += assets.tier[asset] == Tier.STANDARD.number() ? 1 : 0;
            atTier3 += assets.tier[asset] == Tier.DEEP.number() ? 1 : 0;
        }
        Estimates estimates = budget.estimates();
        return new Outcome(
                strategy,
                size().assets(),
                size().pictures(),
                assets.count(),
                weight,
                spent(),
                uniformSeconds,
                budget.law().allowedSeconds(size(), estimates.full()),
                Math.round(weight * atTier2),
                Math.round(weight * atTier3),
                new Outcome.Picked(
                        Math.round(weight * picks), Math.round(weight * deep), Math.round(weight * standard)),
                workshop.explicitWaits(),
                workshop.automaticWaits(),
                workshop.openSeconds(),
                workshop.usedSeconds(),
                points);
    }

    private Outcome.Spent spent() {
        Prices prices = scenario.means().prices();
        double tier1 = sums.seconds(Tier.IMMEDIATE);
        double tier2 = sums.seconds(Tier.STANDARD);
        double tier3 = sums.seconds(Tier.DEEP);
        return new Outcome.Spent(
                tier1,
                tier2,
                tier3,
                sums.explicitSeconds(),
                sums.automaticSeconds(),
                prices.microUsd(tier1),
                prices.microUsd(tier2),
                prices.microUsd(tier3));
    }
}
