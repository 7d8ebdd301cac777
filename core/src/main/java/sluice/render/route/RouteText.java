package sluice.render.route;

import java.util.Locale;
import sluice.render.Stage;

/** Seconds and money as the router's sentences have them. */
final class RouteText {
    private static final double MICRO = 1e6;
    private static final double TEN_SECONDS = 10;
    private static final double MINUTES = 120;
    private static final double HOURS = 7_200;

    private RouteText() {}

    static String time(double seconds) {
        if (seconds < MINUTES) {
            return String.format(Locale.ROOT, seconds < TEN_SECONDS ? "%.1f s" : "%.0f s", seconds);
        }
        return seconds < HOURS
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3_600);
    }

    static String money(double microUsd) {
        return String.format(Locale.ROOT, microUsd < MICRO / 100 ? "$%.6f" : "$%,.4f", microUsd / MICRO);
    }

    /** Such as {@code sdxl on pool card, decoded on desk, finished on press}. */
    static String of(Placement one) {
        StringBuilder text = new StringBuilder(one.main());
        for (Stage stage : Stage.values()) {
            String place = one.places().elsewhere().get(stage);
            if (place != null) {
                text.append(", ").append(done(stage)).append(" on ").append(place);
            }
        }
        return text.toString();
    }

    private static String done(Stage stage) {
        return switch (stage) {
            case ENCODE -> "encoded";
            case DENOISE -> "denoised";
            case DECODE -> "decoded";
            case FINISH -> "finished";
        };
    }
}
