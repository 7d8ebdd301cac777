package sluice.adapters.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NRTCachingDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of an index with its one writer, and what its last commit says. */
final class IndexHome implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexHome.class);

    private static final String SCHEMA = "sluice.schema";
    private static final String REVISION = "sluice.revision";
    /** What may wait in memory before it becomes a segment, in MiB. */
    private static final double BUFFER = 48;
    /**
     * Segments up to this size, and this much in all, stay in memory until a commit, in MiB: while an import makes a
     * small one every third of a second, most are merged away before they ever become files.
     */
    private static final double LARGEST_CACHED = 4;

    private static final double CACHED = 24;

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final @Nullable String fault;
    private volatile long checkpoint;

    private IndexHome(Path folder, Directory directory, @Nullable String fault) throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.fault = fault;
        this.writer = new IndexWriter(
                directory, new IndexWriterConfig().setOpenMode(OpenMode.APPEND).setRAMBufferSizeMB(BUFFER));
        this.checkpoint = revision(writer);
    }

    static IndexHome open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = new NRTCachingDirectory(FSDirectory.open(folder), LARGEST_CACHED, CACHED);
        try {
            String fault;
            try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                fault = fault(directory);
                if (fault != null) {
                    LOG.warn("The search index in {} is begun anew: {}", folder, fault);
                    forget(directory);
                }
            }
            if (fault != null || !DirectoryReader.indexExists(directory)) {
                begin(directory);
            }
            return new IndexHome(folder, directory, fault);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    IndexWriter writer() {
        return writer;
    }

    Optional<String> beganAnew() {
        return Optional.ofNullable(fault);
    }

    long checkpoint() {
        return checkpoint;
    }

    long commit(long revision) throws IOException {
        writer.setLiveCommitData(Map.of(SCHEMA, Columns.SCHEMA, REVISION, Long.toString(revision))
                .entrySet());
        writer.commit();
        checkpoint = revision;
        return revision;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            writer.close();
        }
    }

    /** Why the index in a directory cannot be gone on with; null when it can, or when there is none. */
    private static @Nullable String fault(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return null;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> said = reader.getIndexCommit().getUserData();
            boolean ours = Columns.SCHEMA.equals(said.get(SCHEMA)) && said.get(REVISION) != null;
            return ours ? null : "it was made by another version";
        } catch (CorruptIndexException | EOFException | FileNotFoundException | NoSuchFileException e) {
            return "it is damaged (" + e.getMessage() + ")";
        } catch (IndexFormatTooOldException | IndexFormatTooNewException | IllegalArgumentException e) {
            return "it was made by another version of Lucene (" + e.getMessage() + ")";
        }
    }

    /** Makes an empty index that says whose it is, so that a kill before the first commit leaves no stranger's index. */
    private static void begin(Directory directory) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig().setOpenMode(OpenMode.CREATE))) {
            say(writer, 0);
        }
    }

    /** What the next commit carries. */
    private static void say(IndexWriter writer, long revision) {
        writer.setLiveCommitData(Map.of(SCHEMA, Columns.SCHEMA, REVISION, Long.toString(revision))
                .entrySet());
    }

    /** Deletes the files of an index and no others. */
    private static void forget(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (file.startsWith(IndexFileNames.SEGMENTS)
                    || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                    || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
                directory.deleteFile(file);
            }
        }
    }

    private static long revision(IndexWriter writer) {
        Iterable<Map.Entry<String, String>> said = writer.getLiveCommitData();
        if (said == null) {
            return 0;
        }
        for (Map.Entry<String, String> entry : said) {
            if (entry.getKey().equals(REVISION)) {
                return Long.parseLong(entry.getValue());
            }
        }
        return 0;
    }
}
