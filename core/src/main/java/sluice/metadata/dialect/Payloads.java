package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sluice.metadata.RawEntry;

/**
 * The texts of one layer of a file (what it says openly, what its pixels hide, or what lies beside it), each parsed
 * once for all dialects. The properties of an XMP packet follow it as texts of their own.
 */
record Payloads(List<Payload> all) {
    Payloads {
        all = List.copyOf(all);
    }

    static Payloads of(List<RawEntry> entries) {
        List<Payload> payloads = new ArrayList<>();
        for (RawEntry entry : entries) {
            if (isXmp(entry.source())) {
                payloads.addAll(Xmp.properties(entry));
            } else {
                payloads.add(Payload.of(entry.source(), entry.text()));
            }
        }
        return new Payloads(payloads);
    }

    private static boolean isXmp(String source) {
        return source.equals("xmp") || source.equals("sidecar:xmp");
    }

    /** The first text at this place that says something. */
    Optional<Payload> at(String source) {
        return first(
                payload -> payload.source().equals(source) && !payload.text().isEmpty());
    }

    /** The text at this place; empty text when there is none. */
    String text(String source) {
        return at(source).map(Payload::text).orElse("");
    }

    Optional<Payload> first(Predicate<Payload> which) {
        return all.stream().filter(which).findFirst();
    }

    /** Those that hold a JSON object. */
    Stream<Payload> objects() {
        return all.stream().filter(Payload::hasJson);
    }
}
