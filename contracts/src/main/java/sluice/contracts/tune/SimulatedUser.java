package sluice.contracts.tune;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Lineage;
import sluice.asset.Sighting;
import sluice.contracts.catalog.Sightings;
import sluice.curate.Groups;
import sluice.curate.grouping.Grouping;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;

/**
 * A user with a hidden taste who makes images evening by evening, looks at them, does with them what his {@link Habit} is, and
 * once a week chooses some of the last three weeks for his portfolio. What he feels for a picture comes from hidden traits of
 * it; what he chooses comes from that feeling and chance, and never from what he did with it before. Everything goes through
 * the real ports, at a virtual time. The same seed gives the same life.
 */
public final class SimulatedUser {
    private static final int TRAITS = 5;
    private static final int AN_EVENING = 20;
    private static final Duration REMEMBERED = Duration.ofDays(21);
    private static final Duration AGAIN = Duration.ofHours(20);

    /** He weighs what he feels so much for against chance when he chooses. */
    private static final double CHANCE = 0.45;

    private static final double CONSIDERED = 1.7;
    private static final double CHOSEN = 2.25;

    private final Catalog catalog;
    private final Signals signals;
    private final Groups groups;
    private final Grouping grouping;
    private final SplittableRandom random;
    private final int first;
    private final List<Made> made = new ArrayList<>();
    private final Set<AssetId> chosen = new HashSet<>();
    private final double[] taste = new double[TRAITS];
    private Habit habit;
    private Instant now = Instant.parse("2026-01-05T19:00:00Z");
    private int contents;
    private int days;

    private record Made(AssetId id, double[] traits, Instant at) {}

    /** @param first number of his first content in {@link Sightings}, so that lives do not meet */
    public SimulatedUser(
            Catalog catalog, Signals signals, Groups groups, Grouping grouping, Habit habit, long seed, int first) {
        this.catalog = catalog;
        this.signals = signals;
        this.groups = groups;
        this.grouping = grouping;
        this.habit = habit;
        this.random = new SplittableRandom(seed);
        this.first = first;
        changeTaste();
    }

    /** From now on he shows his liking in another way, and likes other things. */
    public void turn(Habit another) {
        habit = another;
        changeTaste();
    }

    public Instant now() {
        return now;
    }

    public int chosen() {
        return chosen.size();
    }

    /** Lives through one day, and on every seventh chooses. */
    public void day() {
        List<Made> evening = make();
        look(evening);
        if (++days % 7 == 0) {
            choose();
        }
        now = now.plus(Duration.ofDays(1));
    }

    private void changeTaste() {
        double length = 0;
        for (int i = 0; i < TRAITS; i++) {
            taste[i] = random.nextGaussian();
            length += taste[i] * taste[i];
        }
        for (int i = 0; i < TRAITS; i++) {
            taste[i] /= Math.sqrt(length);
        }
    }

    private List<Made> make() {
        String idea = "idea " + days + " of " + first;
        double[] about = traits(0.6);
        List<Sighting> sightings = new ArrayList<>();
        List<Made> evening = new ArrayList<>();
        for (int i = 0; i < AN_EVENING; i++) {
            double[] traits = traits(0.8);
            for (int t = 0; t < TRAITS; t++) {
                traits[t] += about[t];
            }
            Instant at = now.plusSeconds(60L * i);
            int content = first + contents++;
            sightings.add(sighting(content, idea, at));
            evening.add(new Made(Sightings.id(content), traits, at));
        }
        catalog.record(1, sightings);
        group(evening.stream().map(Made::id).toList());
        made.addAll(evening);
        now = now.plusSeconds(60L * AN_EVENING);
        return evening;
    }

    private double[] traits(double spread) {
        double[] traits = new double[TRAITS];
        for (int t = 0; t < TRAITS; t++) {
            traits[t] = spread * random.nextGaussian();
        }
        return traits;
    }

    private void group(List<AssetId> ids) {
        List<Asset> assets = catalog.find(ids);
        grouping.take(assets);
    }

    private Sighting sighting(int content, String idea, Instant at) {
        GenerationParameters generation = GenerationParameters.in("automatic1111")
                .put(Parameter.PROMPT, idea, "png:parameters")
                .put(Parameter.SEED, new Seed(content), "png:parameters")
                .put(Parameter.MODEL, "dream", "png:parameters")
                .put(Parameter.STEPS, 20, "png:parameters")
                .build();
        return new Sighting.Image(
                Sightings.at("user" + first + "/" + content + ".png"),
                Sightings.size(content),
                at,
                Sightings.hash(content),
                new ImageHeader(ImageFormat.PNG, 512, 512, 1, false),
                at,
                at,
                generation,
                List.of(),
                List.of(),
                List.of());
    }

    private void look(List<Made> evening) {
        List<NewSignal> acts = new ArrayList<>();
        for (Made one : evening) {
            double liking = liking(one);
            boolean looked = passes(habit.view(), liking) || random.nextInt(20) == 0;
            if (looked) {
                acts.add(act(one, SignalKind.VIEWED, 2 + Math.floor(10 * Math.max(0, liking))));
                act(acts, one, liking);
            }
        }
        signals.append(acts);
    }

    private void act(List<NewSignal> acts, Made one, double liking) {
        if (habit.again()) {
            long visits = Math.round(Math.max(0, liking + 0.5 * random.nextGaussian()) * 1.5);
            for (int visit = 0; visit < visits; visit++) {
                acts.add(act(one, SignalKind.VIEWED, 30));
            }
        }
        if (habit.rate()) {
            long rating = Math.round(3 + 1.2 * (liking + 0.5 * random.nextGaussian()));
            acts.add(act(one, SignalKind.RATED, Math.clamp(rating, 1, 5)));
        }
        if (passes(habit.star(), liking)) {
            acts.add(act(one, SignalKind.STARRED, 0));
        }
        if (passes(habit.download(), liking)) {
            acts.add(act(one, SignalKind.DOWNLOADED, 0));
        }
        if (passes(habit.tag(), liking)) {
            acts.add(new NewSignal(one.id(), SignalKind.TAGGED, "theme " + days % 3, 0, now, "page", null));
        }
        if (passes(habit.upscale(), liking)) {
            derive(one, Lineage.Kind.UPSCALED);
        }
        if (passes(habit.vary(), liking)) {
            derive(one, Lineage.Kind.VARIED);
        }
    }

    private void derive(Made parent, Lineage.Kind kind) {
        int content = first + contents++;
        catalog.record(1, List.of(sighting(content, "worked on " + content, now)));
        AssetId child = Sightings.id(content);
        groups.link(List.of(new Lineage(parent.id(), child, kind)));
        group(List.of(child));
    }

    /** What he considers he looks at again, and of that he chooses; all but the choice itself is known before it. */
    private void choose() {
        now = now.plus(AGAIN);
        String name = days % 28 == 0 ? "client " + days : "best";
        SignalKind into = days % 28 == 0 ? SignalKind.DELIVERED : SignalKind.PORTFOLIO;
        for (Made one : made) {
            if (!one.at().isBefore(now.minus(REMEMBERED)) && !chosen.contains(one.id())) {
                double impression = liking(one) + CHANCE * random.nextGaussian();
                now = now.plusSeconds(3);
                if (impression > CONSIDERED) {
                    signals.append(List.of(act(one, SignalKind.VIEWED, 4)));
                }
                if (impression > CHOSEN) {
                    now = now.plusSeconds(5);
                    signals.append(List.of(new NewSignal(one.id(), into, name, 0, now, "page", null)));
                    chosen.add(one.id());
                }
            }
        }
        now = now.minus(AGAIN);
    }

    private double liking(Made one) {
        double liking = 0;
        for (int t = 0; t < TRAITS; t++) {
            liking += taste[t] * one.traits()[t];
        }
        return liking;
    }

    private boolean passes(Habit.Edge edge, double liking) {
        return liking + edge.chance() * random.nextGaussian() > edge.at();
    }

    private NewSignal act(Made one, SignalKind kind, double amount) {
        return new NewSignal(one.id(), kind, "", amount, now, "page", null);
    }
}
