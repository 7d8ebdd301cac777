package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.analysis.Embedded;
import sluice.analysis.Embedder;
import sluice.contracts.analysis.EmbedderContract;
import sluice.contracts.analysis.Rasters;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** The model that ships with the program. */
class DefaultEmbedderTest extends EmbedderContract {
    private static final Embedder SHIPPED = ShippedModels.pictures();

    @Override
    protected Embedder embedder() {
        return SHIPPED;
    }

    @AfterAll
    static void close() {
        SHIPPED.close();
    }

    @Test
    void itNamesItsSpaceAndItsClasses() {
        Embedded embedded = SHIPPED.embed(List.of(Rasters.scene(64, 64, 1))).getFirst();
        assertEquals("mobilenet-v2-1.4", SHIPPED.model().id());
        assertEquals(1792, embedded.vector().length);
        assertEquals(
                Set.of("Drawing", "Hentai", "Neutral", "Porn", "Sexy"),
                embedded.classes().keySet());
        assertTrue(SHIPPED.text().isEmpty());
    }

    @Test
    void aClosedOneSaysSo() {
        Embedder closed = ShippedModels.pictures();
        closed.close();
        closed.close();
        SluiceException failure =
                assertThrows(SluiceException.class, () -> closed.embed(List.of(Rasters.plain(8, 8, 0))));
        assertEquals(FailureCode.INTERNAL, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).contains("has been closed"), failure::toString);
    }

    @Test
    void aDamagedResourceIsNotLoaded() {
        OnnxGraphSource.Shipped damaged =
                new OnnxGraphSource.Shipped(ShippedModels.PICTURE_GRAPH.path(), "0".repeat(64));
        SluiceException failure = assertThrows(SluiceException.class, damaged::bytes);
        assertEquals(FailureCode.INTERNAL, failure.code());
        assertEquals("mobilenet-v2-1.4.onnx", failure.subject());
        assertTrue(String.valueOf(failure.getMessage()).contains("damaged"), failure::toString);
    }
}
