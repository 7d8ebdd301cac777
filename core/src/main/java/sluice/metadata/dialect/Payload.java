package sluice.metadata.dialect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sluice.metadata.RawEntry;
import tools.jackson.databind.JsonNode;

/**
 * One piece of text of a file, with what a first look at it tells.
 *
 * @param source a {@link RawEntry#source()}, for a property of an XMP packet followed by {@code #} and its name
 * @param text without surrounding NULs, byte order mark or blanks
 * @param label the word before the colon of {@code prompt:{…}}, lower case, or empty
 * @param json the object that the text holds, or null
 * @param broken the text begins like a JSON object, but is none
 */
record Payload(
        String source, String text, String label, @Nullable JsonNode json, boolean broken) {
    private static final int LONGEST_LABEL = 40;

    static Payload of(String source, String raw) {
        String text = trimmed(raw);
        int start = labelEnd(text);
        String label = start == 0 ? "" : text.substring(0, text.indexOf(':')).toLowerCase(Locale.ROOT);
        String body = start == 0 ? text : text.substring(start);
        boolean looksLikeJson = looksLikeJson(body);
        JsonNode json = looksLikeJson ? TolerantJson.object(body).orElse(null) : null;
        return new Payload(source, text, label, json, looksLikeJson && json == null && body.length() > 2);
    }

    /** The key under which the text stands: {@code prompt} for {@code png:prompt} and for {@code exif:Model} = {@code prompt:{…}}. */
    String key() {
        return label.isEmpty() ? source.substring(source.lastIndexOf(':') + 1) : label;
    }

    boolean hasJson() {
        return json != null;
    }

    private static String trimmed(String raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && isPadding(raw.charAt(start))) {
            start++;
        }
        while (end > start && isPadding(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(start, end);
    }

    private static boolean isPadding(char c) {
        return c <= ' ' || c == '\uFEFF';
    }

    /** Where the JSON begins behind a label such as {@code workflow:} or {@code Prompt: }; 0 without a label. */
    private static int labelEnd(String text) {
        int colon = 0;
        while (colon < text.length() && colon < LONGEST_LABEL && isLabel(text.charAt(colon))) {
            colon++;
        }
        if (colon == 0 || colon >= text.length() || text.charAt(colon) != ':') {
            return 0;
        }
        int start = colon + 1;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return start < text.length() && text.charAt(start) == '{' ? start : 0;
    }

    private static boolean isLabel(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /** A brace alone may open a wildcard prompt ({@code {red|blue} cat}): a quoted name or nothing must follow. */
    private static boolean looksLikeJson(String body) {
        if (body.startsWith("\"{")) {
            return true;
        }
        if (!body.startsWith("{")) {
            return false;
        }
        int next = 1;
        while (next < body.length() && body.charAt(next) <= ' ') {
            next++;
        }
        return next == body.length() || body.charAt(next) == '"' || body.charAt(next) == '}';
    }
}
