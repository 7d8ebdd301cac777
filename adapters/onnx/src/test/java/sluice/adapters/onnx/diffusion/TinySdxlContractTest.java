package sluice.adapters.onnx.diffusion;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.render.GeneratorContract;
import sluice.models.diffusion.TinyShape.Family;
import sluice.render.generate.Generator;

/** With two text encoders, Euler, and guidance towards nothing. */
class TinySdxlContractTest extends GeneratorContract {
    @TempDir
    static Path home;

    @Override
    protected Generator generator() {
        return TinyModels.generator(home, Family.SDXL);
    }
}
