package sluice.adapters.onnx;

/** Turns a text into the numbers that a language model reads. */
public interface Tokenizer {
    /**
     * The text's tokens between the model's marks of beginning and end.
     *
     * @param limit the most tokens, marks included; what is beyond is cut, the marks are kept
     */
    long[] encode(String text, int limit);
}
