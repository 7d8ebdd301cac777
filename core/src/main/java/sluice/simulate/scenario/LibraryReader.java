package sluice.simulate.scenario;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sluice.budget.BudgetLaw;
import sluice.budget.Prices;
import sluice.budget.Step;
import sluice.dispatch.DeepHours;
import sluice.failure.SluiceException;
import sluice.json.Fields;
import sluice.json.Shown;
import sluice.tier.Strategy;

/** Reads scenarios of the kind {@code library}. */
final class LibraryReader {
    static final Set<String> FIELDS = Set.of(
            "name",
            "about",
            "seed",
            "start",
            "sizes",
            "growth",
            "strategies",
            "mostSimulated",
            "library",
            "behaviour",
            "machine",
            "budget",
            "prices");

    private static final long MOST_IMAGES = 1_000_000_000;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_EDGE = 20_000;
    private static final double MOST_SECONDS = 1_000;
    private static final String HOURS = "\"always\" or two hours of the day such as \"22-7\"";
    private static final String STRATEGIES =
            Stream.of(Strategy.values()).map(Strategy::label).collect(Collectors.joining(", "));

    private LibraryReader() {}

    static LibraryScenario read(Fields root) {
        List<Long> sizes = root.wholes("sizes", 12, 1, MOST_IMAGES);
        for (int i = 1; i < sizes.size(); i++) {
            if (sizes.get(i) <= sizes.get(i - 1)) {
                throw root.wrong("sizes[" + i + "]", "sizes go up, and none comes twice");
            }
        }
        return new LibraryScenario(
                root.text("name", 80, null),
                root.text("about", 600, ""),
                root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1L),
                root.read("start", LocalDate.of(2026, 1, 5), "a day such as \"2026-01-05\"", LibraryReader::day),
                sizes,
                growth(root),
                root.texts("strategies", List.of(Strategy.values()), 4, "one of " + STRATEGIES, Strategy::labelled),
                root.whole("mostSimulated", 1_000, 2_000_000, 500_000L),
                making(root),
                behaviour(root),
                machine(root),
                means(root));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return Optional.of(day).filter(one -> one.getYear() >= 1980 && one.getYear() < 2200);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<DeepHours> hours(String text) {
        try {
            return Optional.of(DeepHours.parse(text));
        } catch (SluiceException e) {
            return Optional.empty();
        }
    }

    private static List<GrowthPhase> growth(Fields root) {
        List<GrowthPhase> phases = root.objects("growth", 100, Set.of("days", "rate")).stream()
                .map(one ->
                        new GrowthPhase((int) one.whole("days", 1, MOST_DAYS, null), one.number("rate", 0, 1e6, 1.0)))
                .toList();
        if (phases.stream().mapToInt(GrowthPhase::days).sum() > MOST_DAYS) {
            throw root.wrong("growth", "all phases together last " + Shown.number(MOST_DAYS) + " days at most");
        }
        if (phases.stream().noneMatch(phase -> phase.rate() > 0)) {
            throw root.wrong("growth", "the library grows in one phase at least: a rate above 0 is needed");
        }
        return phases;
    }

    private static Making making(Fields root) {
        Fields its = root.object(
                "library",
                Set.of(
                        "imagesPerSession",
                        "seedVariations",
                        "upscaled",
                        "upscaleFactor",
                        "withinIdea",
                        "madeDaysBefore",
                        "knownParameters",
                        "pictures"));
        List<PictureSize> sizes = its.objects("pictures", 20, Set.of("width", "height", "share")).stream()
                .map(one -> new PictureSize(
                        (int) one.whole("width", 16, MOST_EDGE, null),
                        (int) one.whole("height", 16, MOST_EDGE, null),
                        one.number("share", 1e-6, 1e6, 1.0)))
                .toList();
        return new Making(
                (int) its.whole("imagesPerSession", 1, 10_000, 100L),
                its.number("seedVariations", 0, 0.99, null),
                its.share("upscaled", 0.0),
                its.number("upscaleFactor", 1.25, 8, 1.5),
                its.share("withinIdea", 0.25),
                its.number("madeDaysBefore", 0, 36_500, 0.0),
                (int) its.whole("knownParameters", 0, 6, 6L),
                sizes);
    }

    private static Behaviour behaviour(Fields root) {
        Fields his = root.object(
                "behaviour",
                Set.of(
                        "hours",
                        "presence",
                        "looksAfterMinutes",
                        "looksForMinutes",
                        "mostSessionsADay",
                        "impression",
                        "opened",
                        "starred",
                        "rated",
                        "downloaded",
                        "shared",
                        "collected",
                        "asked",
                        "picks"));
        Fields picks = his.object("picks", Set.of("share", "fromStarred", "fromOpened", "bestOf", "delayDays"));
        double fromStarred = picks.share("fromStarred", 0.0);
        double fromOpened = picks.share("fromOpened", 0.0);
        if (fromStarred + fromOpened > 1 + 1e-9) {
            throw root.wrong(
                    "behaviour.picks", "fromStarred and fromOpened are shares of the same picks: together at most 1");
        }
        return new Behaviour(
                his.read("hours", DeepHours.ALWAYS, HOURS, LibraryReader::hours),
                his.share("presence", 0.0),
                his.number("looksAfterMinutes", 0, 1e6, 0.0),
                his.number("looksForMinutes", 0, 1e6, 0.0),
                his.has("mostSessionsADay") ? his.number("mostSessionsADay", 0, 1e9, null) : null,
                his.number("impression", 0, 10, 0.5),
                his.share("opened", 0.0),
                his.share("starred", 0.0),
                his.share("rated", 0.0),
                his.share("downloaded", 0.0),
                his.share("shared", 0.0),
                his.share("collected", 0.0),
                his.share("asked", 0.0),
                new Behaviour.Picks(
                        picks.share("share", 0.0),
                        fromStarred,
                        fromOpened,
                        (int) picks.whole("bestOf", 1, 100, 1L),
                        picks.number("delayDays", 0, 3_650, 0.0)));
    }

    private static MachinePlan machine(Fields root) {
        Fields its =
                root.object("machine", Set.of("cores", "deepCores", "deepHours", "busy", "drainAfterSession", "steps"));
        List<MachinePlan.Busy> busy = its.has("busy")
                ? its.objects("busy", 24, Set.of("hours", "others")).stream()
                        .map(one -> new MachinePlan.Busy(
                                one.read("hours", null, HOURS, LibraryReader::hours), one.share("others", null)))
                        .toList()
                : List.of();
        return new MachinePlan(
                (int) its.whole("cores", 1, 1_000_000, null),
                its.share("deepCores", 0.5),
                its.read("deepHours", DeepHours.ALWAYS, HOURS, LibraryReader::hours),
                busy,
                its.flag("drainAfterSession", false),
                steps(its));
    }

    private static Map<Step, MachinePlan.StepCost> steps(Fields machine) {
        Set<String> labels = Stream.of(Step.values()).map(Step::label).collect(Collectors.toSet());
        Fields steps = machine.object("steps", labels);
        Map<Step, MachinePlan.StepCost> costs = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            if (steps.has(step.label())) {
                Fields cost = steps.object(step.label(), Set.of("seconds", "perMegapixel"));
                costs.put(
                        step,
                        new MachinePlan.StepCost(
                                cost.number("seconds", 0, MOST_SECONDS, null),
                                cost.number("perMegapixel", 0, MOST_SECONDS, 0.0)));
            }
        }
        return costs;
    }

    private static Means means(Fields root) {
        Fields budget = root.object("budget", Set.of("assets", "exponent", "dailyCapMicroUsd"));
        Fields prices = root.object("prices", Set.of("microUsdPerCpuHour"));
        long cap = budget.whole("dailyCapMicroUsd", 0, Long.MAX_VALUE / 1_000, 0L);
        return new Means(
                new BudgetLaw(
                        budget.whole("assets", 1, MOST_IMAGES, BudgetLaw.DEFAULT.smallLibrary()),
                        budget.share("exponent", BudgetLaw.DEFAULT.exponent())),
                cap == 0 ? null : cap,
                new Prices(prices.whole(
                        "microUsdPerCpuHour", 0, 1_000_000_000_000L, Prices.DEFAULT.microUsdPerCpuHour())));
    }
}
