package sluice.adapters.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final String schema;
    private volatile Map<String, String> said;

    private IndexHome(Path folder, Directory directory, @Nullable String fault, String schema, IndexWriterConfig config)
            throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.fault = fault;
        this.schema = schema;
        this.writer =
                new IndexWriter(directory, config.setOpenMode(OpenMode.APPEND).setRAMBufferSizeMB(BUFFER));
        this.said = said(writer);
    }

    /**
     * @param schema the kind and version of the documents; an index of another is begun anew
     * @param config makes a configuration, which one writer alone may use
     */
    static IndexHome open(Path folder, String schema, Supplier<IndexWriterConfig> config) throws IOException {
        Files.createDirectories(folder);
        Directory directory = new NRTCachingDirectory(FSDirectory.open(folder), LARGEST_CACHED, CACHED);
        try {
            String fault;
            try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                fault = fault(directory, schema);
                if (fault != null) {
                    LOG.warn("The search index in {} is begun anew: {}", folder, fault);
                    forget(directory);
                }
            }
            if (fault != null || !DirectoryReader.indexExists(directory)) {
                begin(directory, schema);
            }
            return new IndexHome(folder, directory, fault, schema, config.get());
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

    /** What the last commit said, beside its schema. */
    Map<String, String> said() {
        return said;
    }

    /** Makes all that was written durable, together with what is said of it. */
    void commit(Map<String, String> saying) throws IOException {
        Map<String, String> all = new HashMap<>(saying);
        all.put(SCHEMA, schema);
        writer.setLiveCommitData(all.entrySet());
        writer.commit();
        said = Map.copyOf(saying);
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            writer.close();
        }
    }

    /** Why the index in a directory cannot be gone on with; null when it can, or when there is none. */
    private static @Nullable String fault(Directory directory, String schema) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return null;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            boolean ours = schema.equals(reader.getIndexCommit().getUserData().get(SCHEMA));
            return ours ? null : "it was made by another version";
        } catch (CorruptIndexException | EOFException | FileNotFoundException | NoSuchFileException e) {
            return "it is damaged (" + e.getMessage() + ")";
        } catch (IndexFormatTooOldException | IndexFormatTooNewException | IllegalArgumentException e) {
            return "it was made by another version of Lucene (" + e.getMessage() + ")";
        }
    }

    /** Makes an empty index that says whose it is, so that a kill before the first commit leaves no stranger's index. */
    private static void begin(Directory directory, String schema) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig().setOpenMode(OpenMode.CREATE))) {
            writer.setLiveCommitData(Map.of(SCHEMA, schema).entrySet());
        }
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

    private static Map<String, String> said(IndexWriter writer) {
        Map<String, String> said = new HashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> said.put(entry.getKey(), entry.getValue()));
        }
        said.remove(SCHEMA);
        return Map.copyOf(said);
    }
}
