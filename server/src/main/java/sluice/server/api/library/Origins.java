package sluice.server.api.library;

import java.util.Set;
import sluice.server.http.Body;

/** Who says that something happened to an asset. */
public final class Origins {
    /** What somebody is who does not say. */
    public static final String API = "api";

    private static final Set<String> ALL = Set.of("page", "cli", API);

    private Origins() {}

    /** Who that is; anybody else is refused, about the field {@code origin}. */
    public static String of(String given) {
        if (!ALL.contains(given)) {
            throw Body.wrong("origin", "page, cli or api, not \"" + given + "\"");
        }
        return given;
    }
}
