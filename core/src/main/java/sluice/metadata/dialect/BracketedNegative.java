package sluice.metadata.dialect;

/**
 * A prompt of InvokeAI before version 3, where what stands in square brackets is the negative prompt.
 *
 * @param negative empty when there is none
 */
record BracketedNegative(String positive, String negative) {
    static BracketedNegative of(String prompt) {
        StringBuilder positive = new StringBuilder();
        StringBuilder negative = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < prompt.length(); i++) {
            char c = prompt.charAt(i);
            if (c == '\\' && i + 1 < prompt.length()) {
                (depth > 0 ? negative : positive).append(c).append(prompt.charAt(++i));
            } else if (c == '[') {
                negative.append(depth++ == 0 && !negative.isEmpty() ? " " : depth > 1 ? "[" : "");
            } else if (c == ']' && depth > 0) {
                negative.append(--depth > 0 ? "]" : "");
            } else {
                (depth > 0 ? negative : positive).append(c);
            }
        }
        // A bracket that is never closed opens nothing.
        return depth > 0
                ? new BracketedNegative(prompt, "")
                : new BracketedNegative(
                        positive.toString().strip(), negative.toString().strip());
    }
}
