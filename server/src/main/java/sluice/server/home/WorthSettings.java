package sluice.server.home;

import java.util.Arrays;
import java.util.stream.Collectors;
import sluice.dispatch.DeepHours;
import sluice.failure.SluiceException;
import sluice.tier.Strategy;

/**
 * What a user may set about deep analysis.
 *
 * @param strategy which promotion policy decides: cost-aware, uniform, minimal or manual
 * @param budgetAssets N0: a library of so many assets gets everything
 * @param budgetExponent a: N assets may cost what N0 · (N/N0)^a would
 * @param dailyCapMicroUsd what automatic work may cost a day; 0 for no cap
 * @param microUsdPerCpuHour price of an hour of processor time
 * @param deepHours when deep work may run: "always", or hours of the day such as "22-7"
 * @param deepCores share of the machine's processors that deep work may keep busy
 * @param embedder id of the model that embeds pictures
 * @param modelsBase where models are fetched from; empty for where each model says
 * @param blurSensitive whether the page blurs what looks like sensitive content
 * @param automaticTuning whether better weights of the value model are found and taken over by themselves
 */
public record WorthSettings(
        Strategy strategy,
        int budgetAssets,
        double budgetExponent,
        long dailyCapMicroUsd,
        long microUsdPerCpuHour,
        DeepHours deepHours,
        double deepCores,
        String embedder,
        String modelsBase,
        boolean blurSensitive,
        boolean automaticTuning) {
    private static final String STRATEGIES =
            Arrays.stream(Strategy.values()).map(Strategy::label).collect(Collectors.joining(", "));

    public static WorthSettings defaults() {
        return read(SettingsFile.empty());
    }

    static WorthSettings read(SettingsFile file) {
        return new WorthSettings(
                file.value("strategy", Strategy.COST_AWARE, "one of " + STRATEGIES, WorthSettings::strategy),
                file.whole("budgetAssets", 1_000, 1, 1_000_000_000),
                file.number("budgetExponent", 0.5, 0, 1),
                file.whole("dailyCapMicroUsd", 0L, 0, 1_000_000_000_000L),
                file.whole("microUsdPerCpuHour", 40_000L, 0, 1_000_000_000_000L),
                file.value("deepHours", DeepHours.ALWAYS, "\"always\" or hours such as 22-7", WorthSettings::hours),
                file.number("deepCores", 0.5, 0, 1),
                file.text(
                        "embedder",
                        "mobilenet-v2-1.4",
                        "the id of a model",
                        text -> text.matches("[a-z0-9][a-z0-9.-]{0,63}")),
                file.text(
                        "modelsBase",
                        "",
                        "an http or https address",
                        text -> text.isEmpty() || text.matches("https?://\\S+")),
                file.flag("blurSensitive", false),
                file.text("tuning", "manual", "manual or automatic", text -> text.matches("manual|automatic"))
                        .equals("automatic"));
    }

    public WorthSettings withStrategy(Strategy now) {
        return new WorthSettings(
                now,
                budgetAssets,
                budgetExponent,
                dailyCapMicroUsd,
                microUsdPerCpuHour,
                deepHours,
                deepCores,
                embedder,
                modelsBase,
                blurSensitive,
                automaticTuning);
    }

    private static Strategy strategy(String label) {
        return Strategy.labelled(label).orElseThrow(() -> new IllegalArgumentException(label));
    }

    private static DeepHours hours(String text) {
        try {
            return DeepHours.parse(text);
        } catch (SluiceException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
