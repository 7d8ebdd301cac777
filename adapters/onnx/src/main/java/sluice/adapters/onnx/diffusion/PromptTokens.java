package sluice.adapters.onnx.diffusion;

import java.util.Arrays;
import sluice.adapters.onnx.ClipTokenizer;
import sluice.failure.SluiceException;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Tensor;
import tools.jackson.databind.JsonNode;

/** One tokenizer of a pipeline, which fills a prompt up to CLIP's window with what its configuration names. */
final class PromptTokens {
    static final int WINDOW = 77;

    private static final String END = "<|endoftext|>";

    private final ClipTokenizer tokenizer;
    private final int pad;

    private PromptTokens(ClipTokenizer tokenizer, int pad) {
        this.tokenizer = tokenizer;
        this.pad = pad;
    }

    /** @param part {@code tokenizer} or {@code tokenizer_2} */
    static PromptTokens of(ModelFolder model, String part) throws GeneratorException {
        String vocabulary = part + "/vocab.json";
        String merges = part + "/merges.txt";
        String config = part + "/tokenizer_config.json";
        JsonNode said = model.json(config).path("pad_token");
        String pad = said.isObject() ? said.path("content").asString(END) : said.asString(END);
        try {
            ClipTokenizer tokenizer =
                    ClipTokenizer.of(model.text(vocabulary), model.text(merges), model.shown(vocabulary));
            return new PromptTokens(
                    tokenizer,
                    tokenizer
                            .numberOf(pad)
                            .orElseThrow(
                                    () -> model.refused(config, "fills up with \"" + pad + "\", which is no token")));
        } catch (SluiceException unsupported) {
            throw new GeneratorException(
                    GeneratorException.Kind.REFUSED, String.valueOf(unsupported.getMessage()), unsupported);
        }
    }

    /** [1, 77] numbers of tokens; what is beyond is cut. */
    Tensor of(String text) {
        long[] tokens = tokenizer.encode(text, WINDOW);
        float[] filled = new float[WINDOW];
        Arrays.fill(filled, pad);
        for (int at = 0; at < tokens.length; at++) {
            filled[at] = tokens[at];
        }
        return new Tensor(new int[] {1, WINDOW}, filled);
    }
}
