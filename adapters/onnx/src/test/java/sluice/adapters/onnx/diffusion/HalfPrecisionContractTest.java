package sluice.adapters.onnx.diffusion;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.render.GeneratorContract;
import sluice.models.OnnxGraph;
import sluice.models.diffusion.TinyPipelines;
import sluice.models.diffusion.TinyShape;
import sluice.models.diffusion.TinyShape.Family;
import sluice.render.generate.Generator;

/** With graphs that take and give half precision. */
class HalfPrecisionContractTest extends GeneratorContract {
    @TempDir
    static Path home;

    @Override
    protected Generator generator() throws IOException {
        TinyPipelines.write(
                home.resolve("pipelines/tiny-sd-turbo-fp16"), TinyShape.of(Family.SD_TURBO, OnnxGraph.Type.FLOAT16));
        return TinyModels.over(home);
    }
}
