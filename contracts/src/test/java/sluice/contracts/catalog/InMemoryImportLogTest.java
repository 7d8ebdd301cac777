package sluice.contracts.catalog;

import sluice.ingest.ImportLog;

class InMemoryImportLogTest extends ImportLogContract {
    private final ImportLog log = new InMemoryImportLog();

    @Override
    protected ImportLog log() {
        return log;
    }
}
