package sluice.simulate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.ContentHash;
import sluice.asset.Lineage;
import sluice.asset.Location;
import sluice.asset.Picture;
import sluice.asset.Standing;
import sluice.asset.Tier;
import sluice.curate.stack.CoverScore;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;
import sluice.simulate.Assets.Mark;
import sluice.simulate.scenario.LibraryScenario;
import sluice.simulate.scenario.PictureSize;
import sluice.tier.AssetFacts;
import sluice.tier.LibraryFacts;
import sluice.tier.Promotion;
import sluice.tier.Rules;
import sluice.value.FactsReading;
import sluice.value.History;
import sluice.value.Surroundings;
import sluice.value.ValueModel;

/**
 * Asks the value model and the policy about simulated images, and puts down what the policy wants. Images of one session
 * that nothing was done with are told apart by their tier and their stack alone, so that one answer serves all alike.
 */
final class Verdicts {
    private static final AssetId ID = new AssetId("0".repeat(AssetId.DIGITS));

    private final LibraryScenario scenario;
    private final Assets assets;
    private final Sessions sessions;
    private final WaitingWork work;
    private final Rules rules;
    private final Times times;
    private final Map<Tier, Asset> stand = new EnumMap<>(Tier.class);

    /** By what tells the untouched of one session apart; good for one moment. */
    private final Map<Long, Promotion> alike = new HashMap<>();

    Verdicts(LibraryScenario scenario, Assets assets, Sessions sessions, WaitingWork work, Rules rules, Times times) {
        this.scenario = scenario;
        this.assets = assets;
        this.sessions = sessions;
        this.work = work;
        this.rules = rules;
        this.times = times;
        for (Tier tier : Tier.values()) {
            stand.put(tier, asset(tier, scenario.library().knownParameters(), times.at(0)));
        }
    }

    /** An image stands for all of its tier: values and policies ask for nothing else of it. */
    private static Asset asset(Tier tier, int parameters, Instant at) {
        GenerationParameters.Builder made = GenerationParameters.in("simulation");
        List<Runnable> known = List.of(
                () -> made.put(Parameter.PROMPT, "a prompt", ""),
                () -> made.put(Parameter.SEED, new Seed(1), ""),
                () -> made.put(Parameter.MODEL, "a model", ""),
                () -> made.put(Parameter.STEPS, 28, ""),
                () -> made.put(Parameter.SAMPLER, "a sampler", ""),
                () -> made.put(Parameter.GUIDANCE, 6.0, ""));
        known.subList(0, parameters).forEach(Runnable::run);
        return new Asset(
                ID,
                new ContentHash("0".repeat(64)),
                new ImageHeader(ImageFormat.PNG, 1_024, 1_024, 1, false),
                1,
                at,
                at,
                made.build(),
                new Picture.Ready(256, 256, 1),
                List.of(new Location(Path.of("simulated.png").toAbsolutePath(), 1, at, true)),
                Standing.NEW.withTier(tier),
                1);
    }

    /** What the policy wants for one image, put down. */
    void decide(int asset) {
        alike.clear();
        put(asset, verdict(asset, rules.library().get()));
    }

    /** The same for all of a session that are not analysed in full. */
    void decideAll(int session) {
        alike.clear();
        LibraryFacts library = rules.library().get();
        for (int asset = sessions.first(session); asset < sessions.end(session); asset++) {
            if (assets.tier[asset] < Tier.DEEP.number()) {
                put(asset, verdict(asset, library));
            }
        }
    }

    /** A session has its thumbnails: its stacks get covers, and its images a value. */
    void arrived(int session) {
        int from = assets.stack[sessions.first(session)];
        int to = assets.stack[sessions.end(session) - 1];
        for (int stack = from; stack <= to; stack++) {
            assets.cover(stack, largest(stack));
        }
        for (int asset = sessions.first(session); asset < sessions.end(session); asset++) {
            if (assets.is(asset, Mark.UPSCALED)) {
                valued(asset);
                cover(assets.stack[asset]);
            }
        }
        decideAll(session);
    }

    /** Something was done with an image: it is decided anew, and who stands for its stack. */
    void happened(int asset, boolean valuable) {
        if (valuable) {
            valued(asset);
        }
        alike.clear();
        int before = assets.cover(assets.stack[asset]);
        cover(assets.stack[asset]);
        int now = assets.cover(assets.stack[asset]);
        decide(asset);
        if (now != before) {
            decide(before);
            decide(now);
        }
    }

    private void valued(int asset) {
        if (!assets.is(asset, Mark.VALUED)) {
            assets.mark(asset, Mark.VALUED);
            sessions.valued(assets.session(asset));
        }
    }

    private int largest(int stack) {
        int first = assets.first(stack);
        int best = first;
        for (int asset = first; asset < first + assets.members(stack); asset++) {
            best = pixels(asset) >= pixels(best) ? asset : best;
        }
        return best;
    }

    private void cover(int stack) {
        int members = assets.members(stack);
        if (members == 1) {
            return;
        }
        int present = assets.cover(stack);
        int first = assets.first(stack);
        int best = first;
        double most = 0;
        for (int asset = first; asset < first + members; asset++) {
            double score = CoverScore.of(
                    facts(asset).value(),
                    assets.is(asset, Mark.STARRED),
                    assets.is(asset, Mark.RATED) ? 5 : 0,
                    pixels(asset),
                    asset == present);
            if (score >= most) {
                most = score;
                best = asset;
            }
        }
        assets.cover(stack, best);
    }

    private long pixels(int asset) {
        PictureSize size = size(asset);
        return (long) size.width() * size.height();
    }

    /** How large the picture is. */
    PictureSize size(int asset) {
        int size = assets.size[asset];
        return size >= 0
                ? scenario.library().sizes().get(size)
                : scenario.library()
                        .sizes()
                        .get(-1 - size)
                        .scaled(scenario.library().upscaleFactor());
    }

    private void put(int asset, Promotion promotion) {
        if (promotion.wanted().number() <= assets.tier[asset]) {
            work.remove(asset);
            return;
        }
        work.want(asset, promotion);
        double[] since = promotion.explicit() ? assets.asked : assets.offered;
        since[asset] = since[asset] < 0 ? times.now() : since[asset];
    }

    private Promotion verdict(int asset, LibraryFacts library) {
        if (assets.touched(asset)) {
            return rules.policy().get().decide(facts(asset), library);
        }
        return alike.computeIfAbsent(kind(asset), kind -> rules.policy().get().decide(facts(asset), library));
    }

    private long kind(int asset) {
        return (((long) assets.members(assets.stack[asset]) * 4 + assets.tier[asset]) * 2
                                + (assets.isCover(asset) ? 1 : 0))
                        * 2
                + (assets.is(asset, Mark.UPSCALED) ? 1 : 0);
    }

    private AssetFacts facts(int asset) {
        int session = assets.session(asset);
        double made = sessions.arrived(session) - scenario.library().madeDaysBefore() * Times.DAY;
        History history = History.of(assets.touched(asset) ? assets.signals(asset, ID, times) : List.of());
        Surroundings around = new Surroundings(
                assets.members(assets.stack[asset]),
                assets.isCover(asset),
                sessions.facts(session, made, times),
                assets.is(asset, Mark.UPSCALED)
                        ? List.of(new Surroundings.Child(Lineage.Kind.UPSCALED, times.at(made)))
                        : List.of());
        Asset like = Optional.ofNullable(stand.get(Tier.of(assets.tier[asset]))).orElseThrow();
        double value = ValueModel.value(
                        FactsReading.read(like, history, around),
                        rules.weights().get(),
                        times.instant())
                .value();
        return AssetFacts.of(like, value, history, around);
    }
}
