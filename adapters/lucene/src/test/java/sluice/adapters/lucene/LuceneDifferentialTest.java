package sluice.adapters.lucene;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.search.SearchIndexDifferential;
import sluice.search.SearchIndex;

class LuceneDifferentialTest extends SearchIndexDifferential {
    @TempDir
    Path folder = Path.of("");

    @Override
    protected SearchIndex open() {
        return LuceneIndex.open(folder);
    }
}
