package sluice.adapters.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sluice.adapters.onnx.OnnxEmbedder.PictureGraph;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.analysis.Embedder;
import sluice.analysis.ModelListing;
import sluice.analysis.ModelListing.Kind;
import sluice.analysis.Models;
import sluice.analysis.PullProgress;
import sluice.analysis.TextEmbedder;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** The models that ship with the program, and those of the catalogue in a folder of the home. */
public final class OnnxModels implements Models {
    private final List<PublishedModel> published;
    private final ModelStore store;
    private final TextEmbedder prompts = new MiniLmTextEmbedder();
    /** Embedders that were opened, by id; guarded by itself, as is whether any more may be. */
    private final Map<String, Embedder> open = new HashMap<>();
    /** Models that are being pulled; guarded by itself. */
    private final Set<String> pulling = new HashSet<>();

    private boolean closed;

    /**
     * @param folder where pulled models lie; made at the first pull
     * @param base an http or https address to pull from; empty for the public model hub
     * @throws SluiceException INVALID about {@code modelsBase} when the address is none
     */
    public OnnxModels(Path folder, String base) {
        this(folder, base, PublishedModels.shipped());
    }

    OnnxModels(Path folder, String base, List<PublishedModel> published) {
        this.published = List.copyOf(published);
        this.store = new ModelStore(folder, ModelsAddress.of(base));
    }

    @Override
    public List<ModelListing> list() {
        List<ModelListing> all = new ArrayList<>(ShippedModels.listings());
        for (PublishedModel model : published) {
            all.add(new ModelListing(
                    model.id(),
                    Kind.JOINT,
                    model.dimensions(),
                    store.installed(model),
                    model.bytes(),
                    model.licence(),
                    model.repository()));
        }
        return List.copyOf(all);
    }

    @Override
    public List<String> verify(String id) {
        return ShippedModels.isShipped(id) ? ShippedModels.verify(id) : store.verify(published(id));
    }

    @Override
    public boolean pull(String id, PullProgress progress) {
        if (ShippedModels.isShipped(id)) {
            return true;
        }
        PublishedModel model = published(id);
        synchronized (pulling) {
            if (!pulling.add(id)) {
                throw SluiceException.about(FailureCode.CONFLICT, id, "The model " + id + " is being pulled already.");
            }
        }
        try {
            return store.pull(model, progress);
        } finally {
            synchronized (pulling) {
                pulling.remove(id);
            }
        }
    }

    @Override
    public Embedder pictures(String id) {
        synchronized (open) {
            if (closed) {
                throw SluiceException.about(FailureCode.INTERNAL, id, "The models have been closed.");
            }
            Embedder known = open.get(id);
            if (known == null) {
                known = make(id);
                open.put(id, known);
            }
            return known;
        }
    }

    @Override
    public TextEmbedder prompts() {
        return prompts;
    }

    @Override
    public void close() {
        synchronized (open) {
            closed = true;
            open.values().forEach(Embedder::close);
            open.clear();
        }
        prompts.close();
    }

    private Embedder make(String id) {
        if (ShippedModels.PICTURES.id().equals(id)) {
            return ShippedModels.pictures();
        }
        if (prompts.model().id().equals(id)) {
            throw SluiceException.about(FailureCode.INVALID, id, "The model " + id + " embeds words, no pictures.");
        }
        PublishedModel model = published(id);
        if (!store.installed(model)) {
            throw SluiceException.about(
                    FailureCode.CONFLICT,
                    id,
                    "The model " + id + " is not installed; \"sluice models pull " + id + "\" fetches it.");
        }
        TextEmbedder words = new ClipTextEmbedder(
                model.space(), store.file(model, PublishedModel.WORDS), store.file(model, PublishedModel.TOKENIZER));
        return new OnnxEmbedder(
                model.space(),
                model.input(),
                new PictureGraph("pixel_values", "image_embeds", null, List.of()),
                new OnnxGraphSource.InFile(store.file(model, PublishedModel.PICTURES)),
                words);
    }

    private PublishedModel published(String id) {
        return published.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SluiceException.about(FailureCode.NOT_FOUND, id, "No model is called " + id + "."));
    }
}
