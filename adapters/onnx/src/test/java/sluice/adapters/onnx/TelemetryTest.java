package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.analysis.Embedder;
import sluice.image.Raster;

class TelemetryTest {
    /** The reporting part of the runtime begins by opening a log of its own, named after the process. */
    @Test
    void theRuntimeDoesNotBeginToReport() {
        try (Embedder embedder = ShippedModels.pictures()) {
            assertEquals(
                    1,
                    embedder.embed(List.of(new Raster(8, 8, new byte[3 * 8 * 8])))
                            .size());
        }
        Path log = Path.of("/tmp", "mat-debug-" + ProcessHandle.current().pid() + ".log");
        assertFalse(Files.exists(log), () -> log + " shows that the runtime reports");
    }
}
