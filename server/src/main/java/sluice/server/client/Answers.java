package sluice.server.client;

import java.util.Arrays;
import java.util.Locale;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns what the API answers into values and failures again. */
final class Answers {
    private Answers() {}

    static JsonNode document(int status, byte[] body) {
        JsonNode json = parse(body);
        if (status >= 400) {
            throw failure(status, json);
        }
        return json;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? Json.object() : Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new SluiceException(FailureCode.INTERNAL, null, "the server answered with what is no JSON", e);
        }
    }

    private static SluiceException failure(int status, JsonNode problem) {
        String detail = problem.path("detail").asString("the server answered " + status);
        if (problem.has("at")) {
            detail = "At character " + (problem.path("at").path("from").asInt() + 1) + ": " + detail;
        }
        if (problem.hasNonNull("hint")) {
            detail += " " + problem.get("hint").asString();
        }
        String field = problem.hasNonNull("field") ? problem.get("field").asString() : null;
        return new SluiceException(code(status, problem.path("code").asString("")), field, detail, null);
    }

    private static FailureCode code(int status, String name) {
        return Arrays.stream(FailureCode.values())
                .filter(code -> code.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(status == 401 || status == 421 ? FailureCode.FORBIDDEN : FailureCode.INTERNAL);
    }
}
