package sluice.metadata.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;

/**
 * Midjourney: a description with the prompt, its flags and mostly the job's id. The flags for style and quality are
 * neither guidance nor steps; these two are not known.
 */
final class MidjourneyDialect implements Dialect {
    private static final String NAME = "midjourney";
    private static final String JOB = "Job ID:";
    private static final List<String> CARRIERS = List.of(
            "png:Description", "exif:ImageDescription", "xmp#dc:description", "png:description", "jpeg:comment");

    /** Flags that only Midjourney knows. */
    private static final Set<String> FLAGS = Set.of(
            "v",
            "version",
            "ar",
            "aspect",
            "s",
            "stylize",
            "q",
            "quality",
            "niji",
            "chaos",
            "c",
            "weird",
            "w",
            "style",
            "iw",
            "sref",
            "cref",
            "cw",
            "sw",
            "tile",
            "raw",
            "no",
            "seed",
            "stop",
            "personalize",
            "p",
            "profile",
            "video",
            "test",
            "testp",
            "hd",
            "uplight",
            "upbeta",
            "turbo",
            "fast",
            "relax",
            "repeat",
            "r",
            "oref",
            "ow",
            "exp",
            "draft",
            "motion");

    private static final Map<String, String> WORDS = Map.of("version", "v");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        boolean marked =
                payloads.all().stream().anyMatch(payload -> payload.source().endsWith(":DigImageGUID"))
                        && DeclaredOriginDialect.declares(payloads, "trainedAlgorithmicMedia");
        for (String carrier : CARRIERS) {
            Payload payload = payloads.at(carrier).orElse(null);
            if (payload != null
                    && isOurs(payload.text(), marked, payloads.at("png:Author").isPresent())) {
                return Optional.of(new Reading(parameters(payload), List.of()));
            }
        }
        return Optional.empty();
    }

    private static boolean isOurs(String text, boolean marked, boolean hasAuthor) {
        return text.contains(JOB) || marked || (hasAuthor && firstFlag(text) >= 0);
    }

    private static GenerationParameters parameters(Payload payload) {
        String text = payload.text();
        int job = text.lastIndexOf(JOB);
        String command = (job < 0 ? text : text.substring(0, job)).strip();
        int flags = firstFlag(command);
        GenerationParameters.Builder into =
                GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.MIDJOURNEY, payload.source());
        into.put(Parameter.PROMPT, (flags < 0 ? command : command.substring(0, flags)).strip(), payload.source());
        if (flags >= 0) {
            flags(command.substring(flags), payload.source(), into);
        }
        return into.build();
    }

    private static void flags(String text, String source, GenerationParameters.Builder into) {
        String place = source + "#--";
        for (String part : text.replace("\u2014", "--").split("(?:^|\\s)--", 100)) {
            int space = part.indexOf(' ');
            String written = (space < 0 ? part : part.substring(0, space)).strip();
            String flag = WORDS.getOrDefault(written, written);
            String value = space < 0 ? "" : part.substring(space + 1).strip();
            switch (flag) {
                case "no" -> into.put(Parameter.NEGATIVE_PROMPT, value, place + flag);
                case "seed" -> into.put(Parameter.SEED, Scalar.seed(value), place + flag);
                case "v" -> into.put(Parameter.TOOL_VERSION, value, place + flag);
                case "niji" -> into.put(Parameter.TOOL_VERSION, ("niji " + value).strip(), place + flag);
                default -> {}
            }
        }
    }

    /** Where the flags begin: two hyphens, or the long dash that keyboards make of them, and a known name; else -1. */
    private static int firstFlag(String text) {
        for (int at = 0; at < text.length(); at++) {
            int name = text.startsWith("--", at) ? at + 2 : text.charAt(at) == '\u2014' ? at + 1 : -1;
            boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
            if (name > 0 && begins && isFlag(text, name)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isFlag(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < 12 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean ends = end == text.length() || !Character.isLetter(text.charAt(end));
        return ends && FLAGS.contains(text.substring(from, end));
    }
}
