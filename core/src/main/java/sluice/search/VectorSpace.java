package sluice.search;

/**
 * Where vectors can be compared: those of one model and kind.
 *
 * @param model the model's name
 * @param kind what was embedded, in one word of lower-case letters
 */
public record VectorSpace(String model, String kind) {
    public VectorSpace {
        if (!model.matches("[a-z0-9][a-z0-9.-]{0,63}") || !kind.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("\"" + model + "\" and \"" + kind + "\" name no space of vectors");
        }
    }
}
