package sluice.render.route;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sluice.budget.Prices;

/**
 * What an hour of a machine's part costs, by its kind: for whoever does not state a price of his own. The router never looks
 * at a kind, only at the price that follows from it.
 *
 * @param date of the prices
 * @param microUsdPerHour by kind; {@link #CPU} is for one core, all others for one card
 */
public record PriceList(LocalDate date, Map<String, Long> microUsdPerHour) {
    public static final String CPU = "cpu";

    /**
     * Middles of what public lists asked for on demand in 2026, in US dollars: T4 0.59 to 0.81, A100-80 1.39 to 3.43, H100
     * 2.69 to 6.88, RTX 3090 0.22 to 0.39, RTX 4090 0.34 to 0.60, RTX 5090 0.69 to 1.22; the others had one price. A card
     * of one's own costs its power and wear: state that instead.
     */
    public static final PriceList DEFAULT = new PriceList(
            LocalDate.of(2026, 11, 21),
            Map.ofEntries(
                    Map.entry(CPU, Prices.DEFAULT.microUsdPerCpuHour()),
                    Map.entry("t4", 700_000L),
                    Map.entry("l4", 800_000L),
                    Map.entry("a10g", 1_010_000L),
                    Map.entry("a100-40", 2_740_000L),
                    Map.entry("a100-80", 2_410_000L),
                    Map.entry("h100", 4_790_000L),
                    Map.entry("rtx-3090", 310_000L),
                    Map.entry("rtx-4090", 470_000L),
                    Map.entry("rtx-5090", 960_000L)));

    public PriceList {
        microUsdPerHour = Collections.unmodifiableMap(new TreeMap<>(microUsdPerHour));
    }

    public Optional<Long> of(String kind) {
        return Optional.ofNullable(microUsdPerHour.get(kind));
    }

    /** The same list with other prices for some kinds, and with kinds of one's own. */
    public PriceList with(Map<String, Long> others) {
        Map<String, Long> all = new TreeMap<>(microUsdPerHour);
        all.putAll(others);
        return new PriceList(date, all);
    }
}
