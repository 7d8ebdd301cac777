package sluice.adapters.onnx.diffusion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.models.diffusion.TinyPipelines;
import sluice.models.diffusion.TinyShape.Family;

/** Tiny pipelines in a folder, and generators over them. */
final class TinyModels {
    private TinyModels() {}

    /** @param home holds {@code pipelines} and {@code graphs} */
    static OnnxGenerator generator(Path home, Family... families) {
        try {
            for (Family family : families) {
                TinyPipelines.write(home.resolve("pipelines"), family);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return over(home);
    }

    static OnnxGenerator over(Path home) {
        return new OnnxGenerator(home.resolve("pipelines"), ProviderPlan.cpu(1), home.resolve("graphs"));
    }
}
