package sluice.adapters.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of what can be pulled: {@code models.json} beside this class. */
final class PublishedModels {
    private static final String CATALOGUE = "models.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PublishedModels() {}

    static List<PublishedModel> shipped() {
        try (InputStream in = PublishedModels.class.getResourceAsStream(CATALOGUE)) {
            if (in == null) {
                throw new IllegalStateException(CATALOGUE + " is missing from the program");
            }
            return JSON.readValue(in, new TypeReference<List<PublishedModel>>() {});
        } catch (IOException failure) {
            throw new IllegalStateException(CATALOGUE + " cannot be read", failure);
        }
    }
}
