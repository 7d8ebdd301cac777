package sluice.models;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the value that a minified script exports ({@code exports={…}} or {@code exports="…"}), without running it: a
 * literal of unquoted names, of numbers such as {@code .5} and of booleans written {@code !0} and {@code !1}.
 */
final class ScriptLiteral {
    private static final Pattern EXPORTED = Pattern.compile("\\.exports=(?=[{\"])(?!\\{\\})");
    private static final Pattern BOOLEAN = Pattern.compile("([:,\\[])!([01])(?=[,}\\]])");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            // What follows the literal is the rest of the wrapper.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScriptLiteral() {}

    /** @throws IllegalArgumentException when the script exports no such literal */
    static JsonNode of(String script) {
        Matcher matcher = EXPORTED.matcher(script);
        int from = -1;
        while (matcher.find()) {
            from = matcher.end();
        }
        if (from < 0) {
            throw new IllegalArgumentException("the script exports no literal");
        }
        String literal = BOOLEAN.matcher(script.substring(from))
                .replaceAll(match -> match.group(1) + ("0".equals(match.group(2)) ? "true" : "false"));
        return JSON.readTree(literal);
    }
}
