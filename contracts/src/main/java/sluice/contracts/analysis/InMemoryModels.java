package sluice.contracts.analysis;

import java.util.List;
import sluice.analysis.Embedder;
import sluice.analysis.ModelListing;
import sluice.analysis.ModelListing.Kind;
import sluice.analysis.Models;
import sluice.analysis.PullProgress;
import sluice.analysis.TextEmbedder;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Models without a runtime or a folder: one of pictures, one of words, and a joint one that "is pulled" in ten pieces. */
public final class InMemoryModels implements Models {
    public static final String JOINT = "colours-and-letters";

    private static final int BYTES = 1_000;
    private static final int PIECE = 100;

    private final Embedder pictures = new ColourEmbedder();
    private final TextEmbedder words = new LetterEmbedder();
    private final Embedder joint = new ColourEmbedder(JOINT, new LetterEmbedder(JOINT));

    private int pulled;
    private boolean pulling;

    @Override
    public synchronized List<ModelListing> list() {
        int dimensions = ColourEmbedder.DIMENSIONS;
        String source = "made up";
        return List.of(
                new ModelListing(pictures.model().id(), Kind.IMAGE, dimensions, true, 1, "CC0", source),
                new ModelListing(words.model().id(), Kind.TEXT, dimensions, true, 1, "CC0", source),
                new ModelListing(JOINT, Kind.JOINT, dimensions, pulled == BYTES, BYTES, "CC0", source));
    }

    @Override
    public List<String> verify(String id) {
        return known(id).installed() ? List.of() : List.of(id + " has not been pulled to the end.");
    }

    @Override
    public boolean pull(String id, PullProgress progress) {
        if (known(id).installed()) {
            return true;
        }
        begin(id);
        try {
            for (int bytes = here(); bytes <= BYTES; bytes += PIECE) {
                progress.at(bytes, BYTES);
                if (progress.cancelled()) {
                    return false;
                }
                reached(bytes);
            }
            return true;
        } finally {
            end();
        }
    }

    @Override
    public Embedder pictures(String id) {
        ModelListing model = known(id);
        if (!model.installed()) {
            throw SluiceException.about(FailureCode.CONFLICT, id, "The model " + id + " is not installed.");
        }
        return switch (model.kind()) {
            case IMAGE -> pictures;
            case JOINT -> joint;
            case TEXT ->
                throw SluiceException.about(FailureCode.INVALID, id, "The model " + id + " embeds words, no pictures.");
        };
    }

    @Override
    public TextEmbedder prompts() {
        return words;
    }

    @Override
    public void close() {}

    private synchronized void begin(String id) {
        if (pulling) {
            throw SluiceException.about(FailureCode.CONFLICT, id, "The model " + id + " is being pulled already.");
        }
        pulling = true;
    }

    private synchronized void end() {
        pulling = false;
    }

    private synchronized int here() {
        return pulled;
    }

    private synchronized void reached(int bytes) {
        pulled = bytes;
    }

    private ModelListing known(String id) {
        return list().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SluiceException.about(FailureCode.NOT_FOUND, id, "No model is called " + id + "."));
    }
}
