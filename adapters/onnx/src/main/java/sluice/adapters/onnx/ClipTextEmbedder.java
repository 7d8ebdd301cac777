package sluice.adapters.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.adapters.onnx.runtime.OnnxOutputs;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.analysis.EmbeddingModel;
import sluice.analysis.TextEmbedder;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Words into the space of a joint model's pictures; what comes after the end mark up to the window is filled with 0. */
final class ClipTextEmbedder implements TextEmbedder {
    /** Tokens of CLIP's window, both marks included. */
    private static final int WINDOW = 77;

    private static final String TOKENS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String VECTOR = "text_embeds";

    private final EmbeddingModel model;
    private final Path tokenizerFile;
    private final OnnxSession session;
    private final ReadOnce<Tokenizer> tokenizer = new ReadOnce<>(this::read);

    ClipTextEmbedder(EmbeddingModel model, Path graph, Path tokenizerFile) {
        this.model = model;
        this.tokenizerFile = tokenizerFile;
        this.session = new OnnxSession(new OnnxGraphSource.InFile(graph));
    }

    @Override
    public EmbeddingModel model() {
        return model;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            vectors.add(run(tokenizer.get().encode(text, WINDOW)));
        }
        return List.copyOf(vectors);
    }

    @Override
    public void close() {
        session.close();
    }

    private float[] run(long[] tokens) {
        return session.run(
                (environment, names) -> inputs(environment, names, tokens),
                result -> Vectors.unit(OnnxOutputs.rows(result, VECTOR, 1, model.dimensions())[0], model.id()));
    }

    /** Some exports take the mask as an input, others have none. */
    private static Map<String, OnnxTensor> inputs(OrtEnvironment environment, Set<String> names, long[] tokens)
            throws OrtException {
        long[] shape = {1, WINDOW};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put(TOKENS, OnnxTensor.createTensor(environment, LongBuffer.wrap(Arrays.copyOf(tokens, WINDOW)), shape));
        if (names.contains(MASK)) {
            long[] mask = new long[WINDOW];
            Arrays.fill(mask, 0, tokens.length, 1);
            inputs.put(MASK, OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape));
        }
        return inputs;
    }

    private Tokenizer read() {
        try {
            return ClipTokenizer.of(Files.readString(tokenizerFile), tokenizerFile.toString());
        } catch (IOException failure) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    tokenizerFile.toString(),
                    "The tokenizer " + tokenizerFile + " cannot be read.",
                    failure);
        }
    }
}
