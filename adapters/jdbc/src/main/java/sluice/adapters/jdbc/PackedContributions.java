package sluice.adapters.jdbc;

import java.sql.SQLDataException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.value.Contribution;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a value is made of as a BLOB: packed JSON, {@code [{"signal":"starred","add":0.2,"since":1764000000000}]}. */
final class PackedContributions {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PackedContributions() {}

    static byte[] pack(List<Contribution> because, PackedText.Packer packer) {
        ArrayNode json = JSON.createArrayNode();
        for (Contribution contribution : because) {
            ObjectNode one = json.addObject();
            one.put("signal", contribution.signal()).put("add", contribution.contribution());
            Instant since = contribution.since();
            if (since != null) {
                one.put("since", since.toEpochMilli());
            }
        }
        return packer.pack(JSON.writeValueAsString(json));
    }

    static List<Contribution> unpack(byte[] packed) throws SQLDataException {
        try {
            List<Contribution> because = new ArrayList<>();
            for (JsonNode one : JSON.readTree(PackedText.unpack(packed))) {
                @Nullable JsonNode since = one.get("since");
                because.add(new Contribution(
                        one.required("signal").asString(),
                        one.required("add").asDouble(),
                        since == null ? null : Instant.ofEpochMilli(since.asLong())));
            }
            return because;
        } catch (JacksonException | DateTimeException e) {
            throw new SQLDataException("damaged contributions", e);
        }
    }
}
