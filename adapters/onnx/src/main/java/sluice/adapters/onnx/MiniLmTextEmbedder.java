package sluice.adapters.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.adapters.onnx.runtime.OnnxOutputs;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.analysis.EmbeddingModel;
import sluice.analysis.TextEmbedder;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prompts through all-MiniLM-L6-v2 with 8-bit weights: the mean of the last layer's vectors, made length 1 (Reimers and
 * Gurevych, arXiv:1908.10084). Texts are run one by one, because the graph chooses the steps of its activations from all
 * that is in a run: what else is there would change a text's vector.
 */
final class MiniLmTextEmbedder implements TextEmbedder {
    static final EmbeddingModel MODEL = new EmbeddingModel("all-minilm-l6-v2-q8", 384);
    /** Tokens with both marks: what the model was made for (its {@code max_seq_length}). */
    private static final int LONGEST = 256;
    /** About so many are in the vocabulary. */
    private static final int WORDS = 30_522;

    static final OnnxGraphSource.Shipped GRAPH = new OnnxGraphSource.Shipped(
            "/all-minilm-l6-v2-q.onnx", "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1");
    static final OnnxGraphSource.Shipped TOKENIZER = new OnnxGraphSource.Shipped(
            "/all-minilm-l6-v2-q-tokenizer.json", "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0");

    private final OnnxSession session = new OnnxSession(GRAPH);
    private final ReadOnce<Tokenizer> tokenizer = tokenizerOnce();

    @Override
    public EmbeddingModel model() {
        return MODEL;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            vectors.add(run(tokenizer.get().encode(text, LONGEST)));
        }
        return List.copyOf(vectors);
    }

    @Override
    public void close() {
        session.close();
    }

    private float[] run(long[] tokens) {
        return session.run(
                (environment, names) -> inputs(environment, tokens),
                result -> mean(
                        OnnxOutputs.floats(result, "last_hidden_state", 1, tokens.length, MODEL.dimensions()),
                        tokens.length));
    }

    static ReadOnce<Tokenizer> tokenizerOnce() {
        return new ReadOnce<>(() -> new WordPieceTokenizer(vocabulary()));
    }

    static Map<String, OnnxTensor> inputs(OrtEnvironment environment, long[] tokens) throws OrtException {
        long[] shape = {1, tokens.length};
        long[] ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        return Map.of(
                "input_ids", OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), shape),
                "attention_mask", OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape),
                "token_type_ids",
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[tokens.length]), shape));
    }

    static float[] mean(FloatBuffer hidden, int tokens) {
        float[] sum = new float[MODEL.dimensions()];
        for (int token = 0; token < tokens; token++) {
            for (int at = 0; at < sum.length; at++) {
                sum[at] += hidden.get();
            }
        }
        return Vectors.unit(sum, MODEL.id());
    }

    private static Map<String, Integer> vocabulary() {
        // Word by word: a tree of its 30,000 words would take most of the time until the first prompt is embedded.
        try (JsonParser json = JsonMapper.shared().createParser(TOKENIZER.bytes())) {
            enter(json, "model");
            enter(json, "vocab");
            Map<String, Integer> vocabulary = HashMap.newHashMap(WORDS);
            for (String word = json.nextName(); word != null; word = json.nextName()) {
                vocabulary.put(word, json.nextIntValue(-1));
            }
            return vocabulary;
        }
    }

    /** Into the object that a field of the present one has. */
    private static void enter(JsonParser json, String field) {
        if (json.currentToken() == null) {
            json.nextToken();
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (name.equals(field)) {
                return;
            }
            json.skipChildren();
        }
        throw new IllegalStateException("the tokenizer has no " + field);
    }
}
