package sluice.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import sluice.asset.ContentHash;
import sluice.metadata.ByteSource;

/**
 * Reads whole files, one after the other, into memory that is used again: a fresh array per image would be the largest
 * load on the garbage collector by far. Files are never mapped into memory, because one that shrinks under a mapping
 * takes the whole process down. Confined to one thread.
 */
final class FileBytes {
    /** Files up to this size are held whole. */
    private static final int WHOLE = 48 << 20;

    /** What is kept between files; after a larger one the memory goes back. */
    private static final int KEPT = 8 << 20;

    private static final int CHUNK = 1 << 20;

    private final MessageDigest sha256 = sha256();
    private byte[] buffer = new byte[CHUNK];

    /** What a reader makes of an open file's bytes. */
    interface Use<T, X extends Exception> {
        T of(ContentHash hash, ByteSource bytes) throws IOException, X;
    }

    /**
     * Hashes a file, unless its hash is known, and hands its bytes on; they are valid during the call only. A file that has
     * another size by now is still being written, and refused.
     */
    <T, X extends Exception> T read(FoundFile file, Use<T, X> use) throws IOException, X {
        sha256.reset();
        ContentHash known = file.hash();
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            if (file.bytes() > WHOLE) {
                ContentHash hash = known == null ? hashInChunks(channel) : known;
                requireSize(channel, file.bytes());
                return use.of(hash, ByteSource.of(channel));
            }
            int length = (int) file.bytes();
            fill(channel, length);
            requireSize(channel, length);
            return use.of(known == null ? hash(length) : known, ByteSource.of(buffer, length));
        } finally {
            if (buffer.length > KEPT) {
                buffer = new byte[CHUNK];
            }
        }
    }

    private void fill(FileChannel channel, int length) throws IOException {
        if (buffer.length < length) {
            buffer = new byte[Math.max(length, Math.min(2 * buffer.length, KEPT))];
        }
        ByteBuffer into = ByteBuffer.wrap(buffer, 0, length);
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
    }

    private static void requireSize(FileChannel channel, long size) throws IOException {
        if (channel.size() != size) {
            throw new IOException("the file changed while it was read");
        }
    }

    private ContentHash hash(int length) {
        sha256.update(buffer, 0, length);
        return ContentHash.of(sha256.digest());
    }

    private ContentHash hashInChunks(FileChannel channel) throws IOException {
        ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, CHUNK);
        long position = 0;
        while (true) {
            int count = channel.read(chunk.clear(), position);
            if (count < 0) {
                return ContentHash.of(sha256.digest());
            }
            position += count;
            sha256.update(buffer, 0, count);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
