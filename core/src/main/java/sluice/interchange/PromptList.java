package sluice.interchange;

import java.util.Optional;
import java.util.regex.Pattern;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;

/** Prompts as plain text: a paragraph each with its negative prompt, every pair once, in the order of the assets. */
public final class PromptList {
    /** A prompt stays one paragraph. */
    private static final Pattern EMPTY_LINES = Pattern.compile("\\R(\\h*\\R)+");

    private final Tally told = new Tally();

    /** The paragraph for an asset, with the empty line behind it; empty when it was told before or has no prompt. */
    public String of(GenerationParameters made) {
        String prompt = paragraph(made.get(Parameter.PROMPT));
        if (prompt.isEmpty()) {
            return "";
        }
        String negative = paragraph(made.get(Parameter.NEGATIVE_PROMPT));
        String text = prompt + "\n" + (negative.isEmpty() ? "" : "Negative prompt: " + negative + "\n") + "\n";
        long key = Tally.key(text);
        if (told.count(key) > 0) {
            return "";
        }
        told.add(key);
        return text;
    }

    private static String paragraph(Optional<String> text) {
        return text.map(one -> EMPTY_LINES.matcher(one.strip()).replaceAll("\n"))
                .orElse("");
    }
}
