package sluice.metadata.dialect;

import java.util.Optional;
import sluice.metadata.MetadataLimits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as generators write it. Python writes a bare {@code NaN} or {@code Infinity} in value positions, C code leaves
 * NULs behind the end, and some savers put line breaks into strings. Bounded in depth, tokens and lengths.
 */
final class TolerantJson {
    /** A node of a parsed tree costs up to some 200 bytes; this many are enough for workflows of thousands of nodes. */
    private static final long TOKENS = 1_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MetadataLimits.DEFAULT.depth())
                            .maxStringLength(MetadataLimits.DEFAULT.entryBytes())
                            .maxTokenCount(TOKENS)
                            .maxNumberLength(400)
                            .maxNameLength(50_000)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TolerantJson() {}

    /** The first JSON value in a text; empty when there is none, or it breaks off, or it is over a bound. */
    static Optional<JsonNode> parse(String text) {
        if (text.length() > MetadataLimits.DEFAULT.entryBytes()) {
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /** The object that a text holds, also when the object is wrapped in a JSON string once more. */
    static Optional<JsonNode> object(String text) {
        return parse(text)
                .flatMap(node -> node.isString() ? parse(node.stringValue()) : Optional.of(node))
                .filter(JsonNode::isObject);
    }
}
