package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;

/**
 * Finds out whether what a plan asks for is there: whether this build of the runtime knows the provider, and whether a
 * graph of one node runs on it. The answer is kept once it is good; a card that was not there is asked for again.
 */
public final class ProviderChoice {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderChoice.class);

    /** A graph that gives what it takes: {@code x}, one float. */
    private static final byte[] ONE_NODE = Base64.getDecoder()
            .decode(
                    "CAcSBnNsdWljZTo7ChAKAXgSAXkiCElkZW50aXR5EgV0cmlhbFoPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA0=");

    /** Tries a plan out; gives what stands in the way. */
    interface Trial {
        Optional<String> trouble(ProviderPlan plan);
    }

    private final ProviderPlan wanted;
    private final Set<OrtProvider> built;
    private final Trial trial;

    private Optional<ProviderPlan> found = Optional.empty();

    ProviderChoice(ProviderPlan wanted, Set<OrtProvider> built, Trial trial) {
        this.wanted = wanted;
        this.built = Set.copyOf(built);
        this.trial = trial;
    }

    public static ProviderChoice of(ProviderPlan wanted) throws GeneratorException {
        try {
            return new ProviderChoice(wanted, OnnxRuntime.built(), ProviderChoice::runOneNode);
        } catch (OrtException failure) {
            throw new GeneratorException(Kind.GONE, "ONNX Runtime cannot be started: " + failure.getMessage(), failure);
        }
    }

    /**
     * The plan that is gone by: the wanted one, or the CPU in its place if it allows that.
     *
     * @throws GeneratorException GONE when the provider cannot be used, saying what to do about it
     */
    public synchronized ProviderPlan plan() throws GeneratorException {
        if (found.isEmpty()) {
            Optional<String> trouble = trouble();
            if (trouble.isPresent() && !wanted.fallsBack()) {
                throw new GeneratorException(Kind.GONE, trouble.get());
            }
            trouble.ifPresent(why -> LOG.warn("{} The CPU does it instead, threads: {}.", why, wanted.threads()));
            found = Optional.of(trouble.isPresent() ? ProviderPlan.cpu(wanted.threads()) : wanted);
        }
        return found.get();
    }

    private Optional<String> trouble() {
        ExecutionProvider provider = wanted.provider();
        if (provider == ExecutionProvider.CPU) {
            return Optional.empty();
        }
        if (!built.contains(provider.runtime())) {
            return Optional.of("This build of ONNX Runtime has no " + provider.shown()
                    + ": build Sluice with \"-Pgpu\", or give the pool the provider \"cpu\".");
        }
        return trial.trouble(wanted)
                .map(why -> provider.shown() + " cannot be used on device " + wanted.device() + ": " + why
                        + " Check the driver, CUDA and cuDNN"
                        + (provider == ExecutionProvider.TENSORRT ? " and TensorRT" : "")
                        + ", or give the pool the provider \"cpu\".");
    }

    private static Optional<String> runOneNode(ProviderPlan plan) {
        try (OrtSession.SessionOptions options = SessionPlan.options(plan);
                OrtSession session = OnnxRuntime.environment().createSession(ONE_NODE, options)) {
            return session.getNumInputs() == 1 ? Optional.empty() : Optional.of("The trial graph was not understood.");
        } catch (OrtException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }
}
