package sluice.bench.worth;

import java.util.List;
import java.util.Locale;

/** Draws the outcomes: compute by strategy, and spend over the size of the library against uniform's straight line. */
final class WorthPlot {
    private static final int WIDTH = 980;
    private static final int HEIGHT = 400;
    private static final int TOP = 60;
    private static final int BOTTOM = 340;

    private final List<Outcome> strategies;
    private final List<Outcome> growth;
    private final StringBuilder out = new StringBuilder();

    WorthPlot(List<Outcome> strategies, List<Outcome> growth) {
        this.strategies = strategies;
        this.growth = growth;
    }

    String svg() {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>",
                WIDTH, HEIGHT);
        add("<rect width='%d' height='%d' fill='#ffffff'/>", WIDTH, HEIGHT);
        bars();
        curve();
        add("</svg>");
        return out.toString();
    }

    private void bars() {
        double most =
                strategies.stream().mapToDouble(Outcome::deepCpuSeconds).max().orElse(1);
        text(
                30,
                30,
                "15",
                "Tier 2 and 3 at %,d images, processor seconds",
                strategies.getFirst().images());
        for (int i = 0; i < strategies.size(); i++) {
            Outcome one = strategies.get(i);
            double x = 50 + i * 105;
            double middle = height(one.tier2CpuSeconds(), most);
            double all = height(one.deepCpuSeconds(), most);
            add("<rect x='%.0f' y='%.1f' width='62' height='%.1f' fill='#5b8fd6'/>", x, BOTTOM - middle, middle);
            add("<rect x='%.0f' y='%.1f' width='62' height='%.1f' fill='#d68b3a'/>", x, BOTTOM - all, all - middle);
            text(x, BOTTOM - all - 6, "13", "%.0f s", one.deepCpuSeconds());
            text(x, BOTTOM + 18, "13", "%s", one.strategy());
            text(x, BOTTOM + 36, "11", "covers %.0f %%", 100 * one.coverage());
        }
    }

    private static double height(double seconds, double most) {
        return (BOTTOM - TOP) * seconds / most;
    }

    private void curve() {
        text(520, 30, "15", "Growth, both axes logarithmic");
        double lowX = Math.log(growth.getFirst().images());
        double highX = Math.log(growth.getLast().images());
        double lowY = Math.log(growth.getFirst().deepCpuSeconds()) - 0.4;
        double highY = Math.log(growth.getLast().uniformCpuSeconds()) + 0.2;
        StringBuilder ours = new StringBuilder();
        StringBuilder uniform = new StringBuilder();
        for (Outcome one : growth) {
            double x = 540 + 380 * (Math.log(one.images()) - lowX) / (highX - lowX);
            double y = BOTTOM - (BOTTOM - TOP) * (Math.log(one.deepCpuSeconds()) - lowY) / (highY - lowY);
            double above = BOTTOM - (BOTTOM - TOP) * (Math.log(one.uniformCpuSeconds()) - lowY) / (highY - lowY);
            ours.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            uniform.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, above));
            add("<circle cx='%.1f' cy='%.1f' r='4' fill='#2f6f4f'/>", x, y);
            text(x - 12, BOTTOM + 18, "12", "%,d", one.images());
            text(x - 14, y + 20, "12", "%.0f s", one.deepCpuSeconds());
            text(x - 14, above - 8, "12", "%.0f s", one.uniformCpuSeconds());
        }
        add("<polyline points='%s' fill='none' stroke='#2f6f4f' stroke-width='2'/>", ours);
        add("<polyline points='%s' fill='none' stroke='#999999' stroke-width='2' stroke-dasharray='6 4'/>", uniform);
        text(
                540,
                BOTTOM + 40,
                "12",
                "solid: cost-aware, exponent %.2f; dashed: uniform, from measured means",
                WorthScenario.exponent(growth));
    }

    private void text(double x, double y, String size, String format, Object... arguments) {
        add("<text x='%.1f' y='%.1f' font-size='%s' fill='#222222'>%s</text>", x, y, size, format(format, arguments));
    }

    private void add(String format, Object... arguments) {
        out.append(format(format, arguments)).append('\n');
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
