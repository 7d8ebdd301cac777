package sluice.analysis;

import java.util.List;

/**
 * Port: the models there are, those that can be fetched, and the embedders that they make.
 *
 * <p>The contract, which {@code ModelsContract} tests line by line:
 *
 * <ul>
 *   <li>At least one model of pictures and one of words is always installed: nothing has to be fetched to begin.
 *   <li>An id that no model has is a {@code SluiceException} with code {@code NOT_FOUND} that names it; opening a model
 *       that has not been pulled is one with code {@code CONFLICT}.
 *   <li>A pull that was cut short, by whatever, goes on where it ended when it is asked for again, and leaves nothing that
 *       counts as installed before every file is complete and its checksum is right.
 *   <li>Calls from any number of threads are safe; a second pull of a model that is being pulled is a {@code CONFLICT}.
 * </ul>
 */
public interface Models extends AutoCloseable {
    /** Every known model, those that ship with the program first. */
    List<ModelListing> list();

    /**
     * Checks every byte of an installed model.
     *
     * @return what is wrong, one sentence a problem; empty when all is well
     */
    List<String> verify(String id);

    /**
     * Fetches what is missing of a model; nothing when all of it is here. Blocks until it is done.
     *
     * @return whether the model is installed now; false when the pull was cancelled
     * @throws sluice.failure.SluiceException {@code NOT_FOUND} when the source has not got a file, {@code STORAGE} when
     *     the source fails or cannot be reached, or sends something else than was published
     */
    boolean pull(String id, PullProgress progress);

    /** The embedder of pictures of an installed model: one for all callers, which stays open until this is closed. */
    Embedder pictures(String id);

    /** The embedder of prompts that ships with the program; as {@link #pictures}. */
    TextEmbedder prompts();

    @Override
    void close();
}
