package sluice.adapters.lucene;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;

/** Keeps the latest snapshot, and older ones for as long as somebody reads them. */
final class Snapshots extends ReferenceManager<Snapshot> {
    private final IndexWriter writer;

    Snapshots(IndexWriter writer) throws IOException {
        this.writer = writer;
        this.current = new Snapshot(DirectoryReader.open(writer));
    }

    @Override
    protected @Nullable Snapshot refreshIfNeeded(Snapshot latest) throws IOException {
        DirectoryReader newer = DirectoryReader.openIfChanged(latest.reader(), writer);
        return newer == null ? null : new Snapshot(newer);
    }

    @Override
    protected void decRef(Snapshot snapshot) throws IOException {
        snapshot.reader().decRef();
    }

    @Override
    protected boolean tryIncRef(Snapshot snapshot) {
        return snapshot.reader().tryIncRef();
    }

    @Override
    protected int getRefCount(Snapshot snapshot) {
        return snapshot.reader().getRefCount();
    }
}
