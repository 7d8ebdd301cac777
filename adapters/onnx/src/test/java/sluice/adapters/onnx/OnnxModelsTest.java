package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.adapters.onnx.PublishedModel.PublishedFile;
import sluice.analysis.ModelListing;
import sluice.analysis.Models;
import sluice.contracts.analysis.ModelsContract;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

class OnnxModelsTest extends ModelsContract {
    @TempDir
    private Path folder;

    private ModelHub hub;
    private OnnxModels models;

    @BeforeEach
    void open() throws Exception {
        hub = new ModelHub();
        TinyJointModel tiny = new TinyJointModel(false);
        tiny.serve(hub, "");
        models = new OnnxModels(folder, hub.address(), List.of(tiny.published(true)));
    }

    @AfterEach
    void close() {
        models.close();
        hub.close();
    }

    @Override
    protected Models models() {
        return models;
    }

    @Test
    void theCatalogueNamesWhatCanBePulled() {
        try (OnnxModels shipped = new OnnxModels(folder, "")) {
            assertEquals(
                    Set.of("mobilenet-v2-1.4", "all-minilm-l6-v2-q8", "clip-vit-base-patch32", "mobileclip-s0"),
                    shipped.list().stream().map(ModelListing::id).collect(Collectors.toSet()));
        }
        for (PublishedModel model : PublishedModels.shipped()) {
            assertTrue(model.files().stream().map(PublishedFile::sha256).allMatch(sum -> sum != null), model.id());
            assertEquals(model.id(), model.space().id());
        }
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (String base : List.of(
                "ftp://models.example",
                "file:///etc",
                "models.example",
                "http://",
                "https://a b",
                "https://u:p@host",
                "https://host/?q=1",
                "https://host/#part")) {
            SluiceException failure = assertThrows(SluiceException.class, () -> new OnnxModels(folder, base), base);
            assertEquals(FailureCode.INVALID, failure.code());
            assertEquals("modelsBase", failure.subject());
        }
    }

    @Test
    void wordsAreNoPictures() {
        SluiceException failure = assertThrows(SluiceException.class, () -> models.pictures("all-minilm-l6-v2-q8"));
        assertEquals(FailureCode.INVALID, failure.code());
    }

    @Test
    void closedModelsOpenNothing() {
        models.close();
        assertThrows(SluiceException.class, () -> models.pictures("mobilenet-v2-1.4"));
        assertFalse(models.list().isEmpty());
    }
}
