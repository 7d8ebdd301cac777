package sluice.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.QuerySyntaxException;
import tools.jackson.databind.node.ObjectNode;

/** Problem details (RFC 9457): how every failure is told over HTTP. */
public final class Problem {
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    public static Response of(SluiceException failure, String instance) {
        int status = status(failure.code());
        ObjectNode problem = document(status, title(failure.code()), String.valueOf(failure.getMessage()), instance);
        problem.put("code", failure.code().name().toLowerCase(Locale.ROOT));
        if (failure.subject() != null) {
            problem.put("field", failure.subject());
        }
        return response(status, Map.of(), problem);
    }

    /** A query that cannot be understood, with the place in it. */
    public static Response of(QuerySyntaxException failure, String instance) {
        return of(failure, "q", instance);
    }

    /** @param field where the query stands */
    public static Response of(QuerySyntaxException failure, String field, String instance) {
        ObjectNode problem = document(400, "Invalid query", String.valueOf(failure.getMessage()), instance);
        problem.put("code", "invalid").put("field", field);
        problem.putObject("at").put("from", failure.start()).put("to", failure.end());
        if (failure.hint() != null) {
            problem.put("hint", failure.hint());
        }
        return response(400, Map.of(), problem);
    }

    /** What the guard turned away. */
    static Response of(Guard.Refusal refusal, String instance) {
        Map<String, String> headers = refusal.status() == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of();
        ObjectNode problem = document(refusal.status(), "Not allowed", refusal.reason(), instance);
        problem.put("code", FailureCode.FORBIDDEN.name().toLowerCase(Locale.ROOT));
        return response(refusal.status(), headers, problem);
    }

    static Response methodNotAllowed(String instance, List<String> allowed) {
        String detail = "this address answers " + String.join(", ", allowed);
        ObjectNode problem = document(405, "Method not allowed", detail, instance);
        return response(405, Map.of("Allow", String.join(", ", allowed)), problem);
    }

    /** A problem with further members. */
    public static Response response(int status, Map<String, String> headers, ObjectNode problem) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", MEDIA_TYPE);
        return new Response.Document(status, all, problem);
    }

    public static ObjectNode document(int status, String title, String detail, String instance) {
        return Json.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", instance);
    }

    static int status(FailureCode code) {
        return switch (code) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case OVERLOADED -> 503;
            case STORAGE, INTERNAL -> 500;
        };
    }

    private static String title(FailureCode code) {
        return switch (code) {
            case INVALID -> "Invalid request";
            case FORBIDDEN -> "Not allowed";
            case NOT_FOUND -> "Not found";
            case CONFLICT -> "Conflict";
            case TOO_LARGE -> "Too large";
            case UNSUPPORTED -> "Not supported";
            case OVERLOADED -> "Busy";
            case STORAGE -> "Storage failed";
            case INTERNAL -> "Internal fault";
        };
    }
}
