package sluice.analysis;

/**
 * Names a space of vectors: only vectors of the same model can be compared.
 *
 * @param id stable and unique, such as {@code mobilenet-v2-1.4}; lower-case letters, digits, dots and hyphens
 * @param dimensions components of a vector
 */
public record EmbeddingModel(String id, int dimensions) {
    public EmbeddingModel {
        if (!id.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
            throw new IllegalArgumentException("\"" + id + "\" is no name of a model");
        }
        if (dimensions < 1) {
            throw new IllegalArgumentException("a vector has at least one component");
        }
    }
}
