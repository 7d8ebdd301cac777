package sluice.adapters.lucene;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.search.SearchIndexContract;
import sluice.search.SearchIndex;

class LuceneIndexTest extends SearchIndexContract {
    @TempDir
    Path folder = Path.of("");

    @Override
    protected SearchIndex open() {
        return LuceneIndex.open(folder);
    }
}
