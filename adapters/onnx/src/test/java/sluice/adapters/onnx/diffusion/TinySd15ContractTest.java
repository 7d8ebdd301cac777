package sluice.adapters.onnx.diffusion;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.render.GeneratorContract;
import sluice.models.diffusion.TinyShape.Family;
import sluice.render.generate.Generator;

/** With a multistep scheduler and guidance. */
class TinySd15ContractTest extends GeneratorContract {
    @TempDir
    static Path home;

    @Override
    protected Generator generator() {
        return TinyModels.generator(home, Family.SD15);
    }
}
