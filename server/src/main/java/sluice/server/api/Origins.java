package sluice.server.api;

import java.util.Set;
import sluice.server.http.Body;

/** Who says that something happened to an asset. */
final class Origins {
    static final String API = "api";

    private static final Set<String> ALL = Set.of("page", "cli", API);

    private Origins() {}

    static String of(String given) {
        if (!ALL.contains(given)) {
            throw Body.wrong("origin", "page, cli or api, not \"" + given + "\"");
        }
        return given;
    }
}
