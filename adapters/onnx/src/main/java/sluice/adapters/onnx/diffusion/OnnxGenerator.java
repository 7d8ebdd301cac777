package sluice.adapters.onnx.diffusion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.adapters.onnx.runtime.OptimisedGraphs;
import sluice.adapters.onnx.runtime.ProviderChoice;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;

/**
 * Draws with the pipelines of a folder, in this process: each folder in it with a {@code model_index.json} is a model, and
 * its name the model's id. See {@code docs/onnx-pipelines.md}.
 */
public final class OnnxGenerator implements Generator {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxGenerator.class);

    private final Path folder;
    private final ProviderPlan wanted;
    private final @Nullable OptimisedGraphs graphs;
    /** Pipelines that were opened and not closed; guarded by this, as is all below. */
    private final Set<OnnxPipeline> open = new HashSet<>();

    private final Set<String> complained = new HashSet<>();
    private @Nullable ProviderChoice choice;
    private boolean closed;

    /**
     * @param folder of the models; need not be there
     * @param provider what is computed on
     * @param optimisedGraphs a folder for what the runtime made of the graphs; made when it is needed, may be deleted
     */
    public OnnxGenerator(Path folder, ProviderPlan provider, Path optimisedGraphs) {
        this.folder = folder;
        this.wanted = provider;
        this.graphs = new OptimisedGraphs(optimisedGraphs);
    }

    /** One that keeps nothing: graphs are optimised anew whenever they are loaded. */
    public OnnxGenerator(Path folder, ProviderPlan provider) {
        this.folder = folder;
        this.wanted = provider;
        this.graphs = null;
    }

    /** Models that cannot be described are left out, and their trouble logged once. */
    @Override
    public List<RenderModel> models() throws GeneratorException {
        requireProvider();
        List<RenderModel> described = new ArrayList<>();
        for (ModelFolder model : ModelFolder.all(folder)) {
            try {
                described.add(PipelineConfig.of(model).described());
            } catch (GeneratorException trouble) {
                complainOnce(model.id(), String.valueOf(trouble.getMessage()));
            }
        }
        return List.copyOf(described);
    }

    @Override
    public Pipeline open(String model, String variant) throws GeneratorException {
        ProviderPlan plan = requireProvider();
        ModelFolder found = ModelFolder.all(folder).stream()
                .filter(one -> one.id().equals(model))
                .findFirst()
                .orElseThrow(() ->
                        new GeneratorException(Kind.REFUSED, "There is no model " + model + " among the pipelines."));
        if (!found.variants().contains(variant)) {
            throw new GeneratorException(Kind.REFUSED, "The model " + model + " has no variant " + variant + ".");
        }
        OnnxPipeline pipeline = OnnxPipeline.open(new GraphLoader(found.as(variant), plan, graphs), this::forget);
        synchronized (this) {
            if (!closed) {
                open.add(pipeline);
                return pipeline;
            }
        }
        pipeline.close();
        throw gone();
    }

    /** Ends the calls under way, as their watches do when nothing is wanted, and closes what was opened. */
    @Override
    public void close() {
        List<OnnxPipeline> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(open);
        }
        left.forEach(OnnxPipeline::stop);
        left.forEach(OnnxPipeline::close);
    }

    private synchronized ProviderPlan requireProvider() throws GeneratorException {
        if (closed) {
            throw gone();
        }
        ProviderChoice made = choice;
        if (made == null) {
            made = ProviderChoice.of(wanted);
            choice = made;
        }
        return made.plan();
    }

    private static GeneratorException gone() {
        return new GeneratorException(Kind.GONE, "The generator has been closed.");
    }

    private synchronized void complainOnce(String model, String trouble) {
        if (complained.add(model + trouble)) {
            LOG.warn("The model {} is left out: {}", model, trouble);
        }
    }

    private synchronized void forget(OnnxPipeline pipeline) {
        open.remove(pipeline);
    }
}
