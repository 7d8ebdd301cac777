package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import sluice.analysis.Embedder;
import sluice.image.Raster;

class SmallStackTest {
    /** On half a megabyte of stack, optimising the graph used to end the process. */
    @Test
    void aThreadWithASmallStackMayLoadAModel() throws Exception {
        try (Embedder embedder = ShippedModels.pictures()) {
            FutureTask<Integer> embedding =
                    new FutureTask<>(() -> embedder.embed(List.of(new Raster(32, 32, new byte[3 * 32 * 32])))
                            .getFirst()
                            .vector()
                            .length);
            Thread.ofPlatform().stackSize(512 << 10).start(embedding);
            assertEquals(embedder.model().dimensions(), embedding.get());
        }
    }
}
