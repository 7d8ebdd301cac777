package sluice.analysis;

import java.util.List;

/**
 * Port: turns texts into vectors that lie close together when the texts mean the same. The contract is that of
 * {@link Embedder}, with texts for pictures; a text longer than the model's window is cut, an empty one is embedded too.
 */
public interface TextEmbedder extends AutoCloseable {
    EmbeddingModel model();

    /** One vector of length 1 a text, in order. */
    List<float[]> embed(List<String> texts);

    @Override
    void close();
}
