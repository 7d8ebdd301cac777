package sluice.adapters.files;

import java.nio.file.Path;
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
}
