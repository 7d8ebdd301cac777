package sluice.adapters.files;

import sluice.contracts.files.FolderWatchContract;
import sluice.ingest.FolderWatch;

class DirectoryWatchTest extends FolderWatchContract {
    @Override
    protected FolderWatch folderWatch() {
        return new DirectoryWatch();
    }
}
