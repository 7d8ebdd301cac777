package sluice.json;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Values as messages show them. */
public final class Shown {
    private static final double LONG = 1e15;

    private Shown() {}

    public static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < LONG
                ? String.format(Locale.ROOT, "%,d", (long) number)
                : String.valueOf(number);
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String value(JsonNode value, int longest) {
        if (value.isMissingNode()) {
            return "nothing";
        }
        if (value.isObject()) {
            return "an object";
        }
        if (value.isArray()) {
            return "a list of " + value.size();
        }
        String text = value.toString();
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
