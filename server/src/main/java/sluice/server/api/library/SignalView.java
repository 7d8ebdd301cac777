package sluice.server.api.library;

import java.util.Locale;
import sluice.server.http.Json;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import tools.jackson.databind.node.ObjectNode;

/** Signals as JSON. */
public final class SignalView {
    private SignalView() {}

    /** What was recorded, without the asset it is about. */
    public static ObjectNode of(Signal signal) {
        return Json.object()
                .put("id", Long.toString(signal.id()))
                .put("kind", label(signal.kind()))
                .put("detail", signal.detail())
                .put("amount", signal.amount())
                .put("at", signal.at().toString())
                .put("origin", signal.origin());
    }

    /** As it is written in JSON. */
    public static String label(SignalKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
