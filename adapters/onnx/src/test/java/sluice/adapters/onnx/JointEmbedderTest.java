package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.analysis.Embedder;
import sluice.analysis.PullProgress;
import sluice.analysis.TextEmbedder;
import sluice.contracts.analysis.Cosine;
import sluice.contracts.analysis.EmbedderContract;
import sluice.contracts.analysis.Rasters;
import sluice.contracts.analysis.TextEmbedderContract;
import sluice.image.Raster;

/** A pulled model of pictures and words: the real code over a made-up pair of graphs. */
class JointEmbedderTest extends EmbedderContract {
    @TempDir
    private static Path folder;

    private static OnnxModels models;

    @BeforeAll
    static void pull() throws Exception {
        try (ModelHub hub = new ModelHub()) {
            TinyJointModel tiny = new TinyJointModel(false);
            tiny.serve(hub, "");
            models = new OnnxModels(folder, hub.address(), List.of(tiny.published(true)));
            assertTrue(models.pull(TinyJointModel.ID, PullProgress.UNWATCHED));
        }
    }

    @AfterAll
    static void close() {
        models.close();
    }

    @Override
    protected Embedder embedder() {
        return models.pictures(TinyJointModel.ID);
    }

    @Test
    void oneEmbedderServesAllCallers() {
        assertSame(embedder(), models.pictures(TinyJointModel.ID));
        assertEquals(TinyJointModel.ID, embedder().model().id());
        assertEquals(embedder().model(), embedder().text().orElseThrow().model());
    }

    @Test
    void theMiddleIsWhatItSees() {
        byte[] wide = Rasters.plain(300, 100, 0x2040C0).rgb().clone();
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 70; x++) {
                wide[3 * (y * 300 + x)] = (byte) 0xFF;
            }
        }
        float[] middle = embedder()
                .embed(List.of(Rasters.plain(50, 50, 0x2040C0)))
                .getFirst()
                .vector();
        float[] seen =
                embedder().embed(List.of(new Raster(300, 100, wide))).getFirst().vector();
        assertEquals(1, Cosine.between(middle, seen), 1e-5);
    }

    @Nested
    class Words extends TextEmbedderContract {
        @Override
        protected TextEmbedder embedder() {
            return JointEmbedderTest.this.embedder().text().orElseThrow();
        }
    }

    @Nested
    class MaskedWords extends TextEmbedderContract {
        private static TextEmbedder masked;

        @BeforeAll
        static void open(@TempDir Path folder) throws Exception {
            TinyJointModel tiny = new TinyJointModel(true);
            Path graph = Files.write(folder.resolve("text_model.onnx"), tiny.file("onnx/text_model.onnx"));
            Path tokenizer = Files.write(folder.resolve("tokenizer.json"), tiny.file("tokenizer.json"));
            masked = new ClipTextEmbedder(tiny.published(true).space(), graph, tokenizer);
        }

        @AfterAll
        static void close() {
            masked.close();
        }

        @Override
        protected TextEmbedder embedder() {
            return masked;
        }
    }
}
