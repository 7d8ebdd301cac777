package sluice.analysis;

import java.util.List;
import java.util.Optional;
import sluice.image.Raster;

/**
 * Port: turns pictures into vectors that lie close together when the pictures look alike.
 *
 * <p>The contract, which {@code EmbedderContract} tests line by line:
 *
 * <ul>
 *   <li>Answers come in the order of the pictures. Vectors have {@link EmbeddingModel#dimensions()} finite components
 *       and length 1, so that their dot product is the cosine similarity.
 *   <li>A picture's vector does not depend on what else is in its batch: alone or among others it is the same within a
 *       cosine distance of 1e-5.
 *   <li>The same picture always gives the same answer on one machine. Pictures of any size and shape are taken: fitting
 *       them to the model's input is the embedder's part.
 *   <li>The work is done on the calling thread, so that its processor time can be measured there. Calls from any number
 *       of threads are safe.
 *   <li>A failure of the runtime is a {@code SluiceException} with code {@code INTERNAL}.
 * </ul>
 */
public interface Embedder extends AutoCloseable {
    EmbeddingModel model();

    List<Embedded> embed(List<Raster> pictures);

    /** What embeds words into the same space, if the model can; then words find pictures. */
    Optional<TextEmbedder> text();

    @Override
    void close();
}
