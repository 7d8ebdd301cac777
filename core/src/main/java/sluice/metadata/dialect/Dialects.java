package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import sluice.metadata.GenerationParameters;
import sluice.metadata.RawEntry;
import sluice.metadata.RawMetadata;
import sluice.metadata.Reading;
import sluice.metadata.Warning;

/**
 * Reads a file's raw metadata in every known dialect (the table in {@code metadata-dialects.md} is the list of what is
 * met in real files).
 *
 * <p>What a file says openly counts before what its pixels hide, and that before what lies beside it. Within such a
 * layer the dialects that only one program speaks come first, then A1111 text, which repeats exactly what was typed,
 * then a ComfyUI graph, then what tells only the origin.
 */
public final class Dialects {
    private static final List<Dialect> IN_ORDER = List.of(
            new SluiceDialect(),
            new SwarmDialect(),
            new NovelAiDialect(),
            new InvokeAiDialect(),
            new FooocusDialect(),
            new EasyDiffusionDialect(),
            new DrawThingsDialect(),
            new TensorArtDialect(),
            new StabilityMatrixDialect(),
            new CivitaiDialect(),
            new A1111Dialect(),
            new ComfyDialect(),
            new MidjourneyDialect());

    /** Asked where no other is spoken. */
    private static final Dialect LAST_RESORT = new PlainJsonDialect();

    /** Tells of the origin only, beside whatever else is there. */
    private static final Dialect ORIGIN = new DeclaredOriginDialect();

    private static final List<Predicate<RawEntry>> LAYERS =
            List.of(entry -> !isHidden(entry) && !isBeside(entry), Dialects::isHidden, Dialects::isBeside);

    private Dialects() {}

    /**
     * All readings of a file, the one that counts most first. Never throws: a text that looks like one of the dialects
     * but is broken becomes a warning; warnings that belong to no reading come last, with no parameters.
     */
    public static List<Reading> read(RawMetadata raw) {
        List<Reading> readings = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        for (Predicate<RawEntry> layer : LAYERS) {
            Payloads payloads = Payloads.of(raw.entries().stream().filter(layer).toList());
            readings.addAll(read(payloads));
            payloads.all().stream().filter(Payload::broken).forEach(payload -> warnings.add(broken(payload)));
        }
        if (!warnings.isEmpty()) {
            readings.add(new Reading(GenerationParameters.NONE, warnings));
        }
        return List.copyOf(readings);
    }

    private static List<Reading> read(Payloads payloads) {
        List<Reading> readings = new ArrayList<>();
        for (Dialect dialect : IN_ORDER) {
            dialect.read(payloads).ifPresent(readings::add);
        }
        if (readings.isEmpty()) {
            LAST_RESORT.read(payloads).ifPresent(readings::add);
        }
        ORIGIN.read(payloads).ifPresent(readings::add);
        return readings;
    }

    /** All that the readings say: of each parameter what the first of them says, with its source. */
    public static GenerationParameters merge(List<Reading> readings) {
        return readings.stream()
                .map(Reading::parameters)
                .reduce(GenerationParameters::orElse)
                .orElse(GenerationParameters.NONE);
    }

    private static boolean isHidden(RawEntry entry) {
        return entry.source().startsWith("stealth:");
    }

    private static boolean isBeside(RawEntry entry) {
        return entry.source().startsWith("sidecar:");
    }

    private static Warning broken(Payload payload) {
        return new Warning(payload.source(), "the text breaks off or is malformed; it was not understood");
    }
}
