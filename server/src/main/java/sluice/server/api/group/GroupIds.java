package sluice.server.api.group;

import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.Request;

/** Numbers of groups in requests. */
final class GroupIds {
    private GroupIds() {}

    /** Of a query's parameter; null when it is not there. */
    static @Nullable Long of(Request request, String name) {
        return request.query(name).map(text -> number(name, text)).orElse(null);
    }

    /** Of the path's {@code {id}}. */
    static long of(Request request) {
        return number("id", request.pathValue("id"));
    }

    static int limit(Request request) {
        return request.query("limit", 100, 1, 500);
    }

    static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new SluiceException(FailureCode.INVALID, field, "\"" + text + "\" is no id", e);
        }
    }
}
