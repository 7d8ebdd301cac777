package sluice.analysis.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sluice.analysis.BasicQuality;
import sluice.analysis.DetailedQuality;
import sluice.analysis.Readiness;
import sluice.image.ImageHeader;

/**
 * How ready a picture is for a portfolio: 1 when nothing speaks against it. Each measure that is lower than what is asked
 * takes the square root of its share off and gives a reason, the gravest first. It says nothing about the motif.
 */
public final class PortfolioReadiness {
    /** Pixels: a page of 20 cm at 200 dots an inch, or a screen's width. */
    private static final double LONGER_SIDE = 1_600;

    /** However bad a measure is, it leaves a fifth of the score. */
    private static final double LEAST = 0.04;

    private final List<Reason> reasons = new ArrayList<>();

    private record Reason(double share, String text) {}

    private PortfolioReadiness() {}

    public static Readiness of(ImageHeader header, BasicQuality basic, DetailedQuality detailed) {
        PortfolioReadiness readiness = new PortfolioReadiness();
        int longer = Math.max(header.width(), header.height());
        readiness.ask(longer, LONGER_SIDE, "only %d × %d pixels".formatted(header.shownWidth(), header.shownHeight()));
        readiness.ask(score(detailed, "focus"), 0.4, "nothing in it is really sharp");
        readiness.ask(score(detailed, "cleanliness"), 0.6, "it is noisy");
        readiness.ask(score(detailed, "artefacts"), 0.6, "compression or banding can be seen");
        readiness.ask(score(detailed, "highlights"), 0.6, "bright parts are cut off in white");
        readiness.ask(score(detailed, "shadows"), 0.4, "dark parts are cut off in black");
        readiness.ask(basic.exposure(), 0.4, "it is far too dark or too bright");
        readiness.ask(basic.contrast(), 0.25, "its tones are flat");
        return readiness.result();
    }

    private static double score(DetailedQuality detailed, String name) {
        return detailed.scores().getOrDefault(name, 1.0);
    }

    private void ask(double value, double least, String reason) {
        if (value < least) {
            String percent = least > 1 ? "" : String.format(Locale.ROOT, " (%.0f %%)", 100 * value);
            reasons.add(new Reason(Math.max(LEAST, value / least), reason + percent));
        }
    }

    private Readiness result() {
        double score = 1;
        for (Reason reason : reasons) {
            score *= Math.sqrt(reason.share);
        }
        reasons.sort((one, other) -> Double.compare(one.share, other.share));
        return new Readiness(score, reasons.stream().map(Reason::text).toList());
    }
}
