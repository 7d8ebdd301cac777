package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.metadata.Lora;
import tools.jackson.databind.JsonNode;

/** The list behind {@code Civitai resources:}: the models that took part, by type, with names and weights. */
final class CivitaiResources {
    private static final int MOST = 200;

    private CivitaiResources() {}

    static @Nullable String checkpoint(@Nullable String json) {
        for (JsonNode resource : list(json)) {
            if ("checkpoint".equalsIgnoreCase(Scalar.text(resource.get("type")))) {
                return Scalar.text(resource.get("modelName"));
            }
        }
        return null;
    }

    static List<Lora> loras(@Nullable String json) {
        List<Lora> loras = new ArrayList<>();
        for (JsonNode resource : list(json)) {
            String type = Scalar.text(resource.get("type"));
            String name = ModelName.of(Scalar.text(resource.get("modelName")));
            boolean isLora =
                    "lora".equalsIgnoreCase(type) || "lycoris".equalsIgnoreCase(type) || "dora".equalsIgnoreCase(type);
            if (isLora && name != null && loras.size() < MOST) {
                loras.add(new Lora(name, Scalar.number(resource.get("weight"))));
            }
        }
        return loras;
    }

    private static Iterable<JsonNode> list(@Nullable String json) {
        JsonNode parsed = json == null ? null : TolerantJson.parse(json).orElse(null);
        return parsed == null || !parsed.isArray() ? List.of() : parsed.values();
    }
}
