package sluice.metadata.dialect;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A1111 text taken apart: prompt, negative prompt, settings. Either prompt may be absent, and so may the settings.
 *
 * @param settings null when no line is a settings line
 */
record A1111Parts(
        String prompt,
        String negative,
        boolean hasNegative,
        @Nullable A1111Settings settings) {
    private static final String NEGATIVE = "Negative prompt:";
    private static final int FEWEST_PAIRS = 3;

    /** One of these tells settings from a prompt that happens to hold colons and commas. */
    private static final Set<String> TELLING =
            Set.of("Steps", "Sampler", "Seed", "CFG scale", "Size", "Model", "Model hash", "Version");

    static A1111Parts of(String text) {
        int line = settingsLine(text);
        A1111Settings settings = line < 0 ? null : A1111Settings.of(text.substring(line));
        String prompts = line < 0 ? text : text.substring(0, line);
        int negative = negativeLine(prompts);
        return new A1111Parts(
                (negative < 0 ? prompts : prompts.substring(0, negative)).strip(),
                negative < 0
                        ? ""
                        : prompts.substring(negative + NEGATIVE.length()).strip(),
                negative >= 0,
                settings);
    }

    /** Is it surely A1111 text, wherever it stands? */
    boolean isUnmistakable() {
        return settings != null || hasNegative;
    }

    /**
     * Where the settings line begins, or -1. It is the last line if that holds three pairs or more; or else the last
     * line that begins with "Steps:" and holds as many, for extensions write further lines behind it.
     */
    private static int settingsLine(String text) {
        int last = text.lastIndexOf('\n') + 1;
        if (isSettings(text.substring(last))) {
            return last;
        }
        int steps = text.lastIndexOf("\nSteps: ");
        if (steps < 0 && !text.startsWith("Steps: ")) {
            return -1;
        }
        int start = steps + 1;
        int end = text.indexOf('\n', start);
        boolean negativeFollows = text.indexOf("\n" + NEGATIVE, start) >= 0;
        return !negativeFollows && isSettings(text.substring(start, end < 0 ? text.length() : end)) ? start : -1;
    }

    private static boolean isSettings(String line) {
        A1111Settings settings = A1111Settings.of(line);
        return settings.size() >= FEWEST_PAIRS && TELLING.stream().anyMatch(settings::has);
    }

    private static int negativeLine(String text) {
        if (text.startsWith(NEGATIVE)) {
            return 0;
        }
        int found = text.indexOf("\n" + NEGATIVE);
        return found < 0 ? -1 : found + 1;
    }
}
