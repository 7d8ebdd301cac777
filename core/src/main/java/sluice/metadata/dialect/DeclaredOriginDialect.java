package sluice.metadata.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;

/**
 * What a file declares of its origin, in a C2PA manifest or in XMP, unverified: that a trained model made the picture,
 * or parts of it (IPTC digital source types). Words are compared whole: {@code compositeWithTrainedAlgorithmicMedia}
 * is not {@code trainedAlgorithmicMedia}. Services tell no more than this, and sometimes their name.
 */
final class DeclaredOriginDialect implements Dialect {
    private static final String NAME = "declared";
    private static final List<String> TYPES =
            List.of("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        GenerationParameters.Builder into = GenerationParameters.in(NAME);
        for (String type : TYPES) {
            payloads.first(payload -> declares(payload, type))
                    .ifPresent(payload -> into.put(Parameter.DECLARED_ORIGIN, type, payload.source()));
        }
        if (!into.has(Parameter.DECLARED_ORIGIN)) {
            return Optional.empty();
        }
        for (Payload payload : payloads.all()) {
            if (payload.source().equals("c2pa:generator") || payload.source().endsWith("#xmp:CreatorTool")) {
                into.put(Parameter.TOOL, tool(payload.text()), payload.source());
            }
        }
        return Optional.of(new Reading(into.build(), List.of()));
    }

    static boolean declares(Payloads payloads, String type) {
        return payloads.first(payload -> declares(payload, type)).isPresent();
    }

    private static boolean declares(Payload payload, String type) {
        boolean isDeclaration =
                payload.source().equals("c2pa") || payload.source().endsWith(":DigitalSourceType");
        return isDeclaration && payload.text().lines().anyMatch(line -> type.equals(term(line)));
    }

    /** The term at the end of its address. */
    private static String term(String line) {
        String address = line.strip();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static @Nullable Tool tool(String generator) {
        String name = generator.toLowerCase(Locale.ROOT);
        if (name.contains("dall")) {
            return Tool.DALLE;
        }
        if (name.contains("firefly")) {
            return Tool.FIREFLY;
        }
        if (name.contains("midjourney")) {
            return Tool.MIDJOURNEY;
        }
        boolean isKnownService = name.contains("openai") || name.contains("chatgpt") || name.contains("google");
        return isKnownService ? Tool.OTHER : null;
    }
}
