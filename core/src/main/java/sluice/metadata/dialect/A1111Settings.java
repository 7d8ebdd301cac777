package sluice.metadata.dialect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The settings line of A1111 text: {@code key: value} pairs between commas. A value with a comma, a colon or a line
 * break is a JSON string; some are bare JSON objects or lists. Scanned once from left to right.
 */
final class A1111Settings {
    private static final int LONGEST_KEY = 60;
    private static final int MOST_PAIRS = 1_000;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String line;
    private int at;

    private A1111Settings(String line) {
        this.line = line;
    }

    /** The pairs of a line, in order; of a repeated key the first. */
    static A1111Settings of(String line) {
        A1111Settings settings = new A1111Settings(line);
        settings.scan();
        return settings;
    }

    int size() {
        return values.size();
    }

    boolean has(String key) {
        return values.containsKey(folded(key));
    }

    /** The value of the first of these keys that is there and not empty; keys match without regard to case. */
    @Nullable String get(String... keys) {
        for (String key : keys) {
            String value = values.get(folded(key));
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    private void scan() {
        while (at < line.length() && values.size() < MOST_PAIRS) {
            skip(" ,\t\r\n");
            int colon = keyEnd();
            if (colon < 0) {
                toComma();
            } else {
                String key = line.substring(at, colon).strip();
                at = colon + 1;
                skip(" \t");
                values.putIfAbsent(folded(key), value());
                toComma();
            }
        }
    }

    private void skip(String what) {
        while (at < line.length() && what.indexOf(line.charAt(at)) >= 0) {
            at++;
        }
    }

    private void toComma() {
        while (at < line.length() && line.charAt(at) != ',') {
            at++;
        }
    }

    /** Where the key that begins here ends at its colon; -1 when no key begins here. */
    private int keyEnd() {
        for (int i = at; i < line.length() && i - at <= LONGEST_KEY; i++) {
            char c = line.charAt(i);
            if (c == ':') {
                return i > at ? i : -1;
            }
            if (!Character.isLetterOrDigit(c) && " _-/.()&+".indexOf(c) < 0) {
                return -1;
            }
        }
        return -1;
    }

    private String value() {
        if (at >= line.length()) {
            return "";
        }
        int from = at;
        int end = switch (line.charAt(at)) {
            case '"' -> Brackets.stringEnd(line, at);
            case '[', '{' -> Brackets.end(line, at);
            default -> -1;
        };
        if (end > 0) {
            at = end;
            String written = line.substring(from, end);
            return written.startsWith("\"") ? unquoted(written) : written;
        }
        toComma();
        return line.substring(from, at).strip();
    }

    private static String unquoted(String quoted) {
        JsonNode text = TolerantJson.parse(quoted).orElse(null);
        return text != null && text.isString() ? text.stringValue() : quoted.substring(1, quoted.length() - 1);
    }
}
