package sluice.metadata.dialect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line that early InvokeAI wrote under {@code Dream}: the prompt, in quotes or not, then flags with their
 * values joined ({@code -s50}) or apart ({@code -s 50}, {@code --steps=50}).
 *
 * @param prompt null for commands such as {@code !mask FILE}, which have none
 */
record DreamCommand(@Nullable String prompt, Map<String, String> flags) {
    /** Flags with values, by their short names. */
    private static final Map<String, String> LONG = Map.of(
            "steps", "s", "seed", "S", "width", "W", "height", "H", "cfg_scale", "C", "sampler", "A", "strength", "f");

    private static final Set<String> SHORT = Set.copyOf(LONG.values());

    static DreamCommand of(String line) {
        String text = line.strip();
        boolean isOrder = text.startsWith("!");
        int end = isOrder ? 0 : promptEnd(text);
        String prompt = text.substring(0, end).strip();
        if (prompt.length() >= 2 && prompt.startsWith("\"")) {
            prompt = prompt.substring(1, prompt.length() - 1).replace("\\\"", "\"");
        }
        return new DreamCommand(isOrder || prompt.isBlank() ? null : prompt, flags(text.substring(end)));
    }

    private static int promptEnd(String text) {
        if (text.startsWith("\"")) {
            int end = Brackets.stringEnd(text, 0);
            return end < 0 ? text.length() : end;
        }
        int dash = text.indexOf(" -");
        while (dash >= 0 && !isFlag(text, dash + 1)) {
            dash = text.indexOf(" -", dash + 2);
        }
        return dash < 0 ? text.length() : dash;
    }

    private static boolean isFlag(String text, int at) {
        if (text.startsWith("--", at)) {
            return at + 2 < text.length() && Character.isLetter(text.charAt(at + 2));
        }
        return at + 1 < text.length() && SHORT.contains(text.substring(at + 1, at + 2));
    }

    private static Map<String, String> flags(String text) {
        Map<String, String> flags = new LinkedHashMap<>();
        String pending = null;
        for (String word : text.split("\\s+", 200)) {
            if (word.startsWith("#")) {
                break;
            }
            String flag = null;
            String value = "";
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                flag = LONG.get(equals < 0 ? word.substring(2) : word.substring(2, equals));
                value = equals < 0 ? "" : word.substring(equals + 1);
            } else if (word.length() >= 2 && word.charAt(0) == '-' && SHORT.contains(word.substring(1, 2))) {
                flag = word.substring(1, 2);
                value = word.substring(2);
            } else if (pending != null && !word.isEmpty()) {
                flags.putIfAbsent(pending, word);
            }
            if (flag != null && !value.isEmpty()) {
                flags.putIfAbsent(flag, value);
            }
            pending = flag != null && value.isEmpty() ? flag : null;
        }
        return flags;
    }
}
