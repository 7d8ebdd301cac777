package sluice.adapters.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.files.RenditionsContract;
import sluice.image.Renditions;

class FolderRenditionsTest extends RenditionsContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    protected Renditions renditions() {
        return new FolderRenditions(folder.resolve("renditions"));
    }

    @Test
    void whatAKilledProcessWasWritingIsRemovedAtTheNextStart() throws IOException {
        Path root = folder.resolve("renditions");
        renditions().put("0123456789abcdef", Renditions.Kind.THUMBNAIL, new byte[] {1});
        Path half = Files.write(root.resolve("arriving").resolve("7.part"), new byte[] {1});

        Renditions next = renditions();

        assertFalse(Files.exists(half));
        assertTrue(next.has("0123456789abcdef", Renditions.Kind.THUMBNAIL));
    }
}
