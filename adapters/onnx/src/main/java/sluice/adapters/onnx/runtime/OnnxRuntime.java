package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** The runtime of this process: there is one, and it reports to nobody. */
public final class OnnxRuntime {
    private static volatile @Nullable OrtEnvironment environment;

    private OnnxRuntime() {}

    /** @throws SluiceException UNSUPPORTED when there is no runtime for this machine */
    static OrtEnvironment environment() throws OrtException {
        OrtEnvironment known = environment;
        return known == null ? first() : known;
    }

    private static synchronized OrtEnvironment first() throws OrtException {
        OrtEnvironment first = environment;
        if (first == null) {
            first = made();
            environment = first;
        }
        return first;
    }

    private static OrtEnvironment made() throws OrtException {
        Telemetry.prevent();
        Natives.find();
        try {
            return Telemetry.silenced(OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR));
        } catch (LinkageError missing) {
            throw new SluiceException(
                    FailureCode.UNSUPPORTED,
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    "ONNX Runtime cannot be loaded on this machine, so that nothing can be embedded or drawn with it.",
                    missing);
        }
    }

    /** What this build of the runtime can compute on; whether the machine has it is another matter. */
    static Set<OrtProvider> built() throws OrtException {
        environment();
        return Set.copyOf(OrtEnvironment.getAvailableProviders());
    }

    static String version() throws OrtException {
        return environment().getVersion();
    }
}
