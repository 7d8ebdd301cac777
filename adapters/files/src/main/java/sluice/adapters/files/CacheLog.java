package sluice.adapters.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import sluice.render.cache.CacheKind;
import sluice.render.cache.Eviction;
import sluice.render.cache.RenderCache;

/**
 * What happened to a {@link CacheIndex}, one record of 72 bytes after the other, so that a restart finds it as it was
 * without opening any entry's file. A record is what (4 bytes), fields (64 bytes) and the CRC-32C of both; reading ends at
 * the first that is damaged, as where a process was killed. What is missing then is found by looking into the folders.
 *
 * <p>Opening writes what is left of it anew, aside and then in one move, and goes on behind that.
 */
final class CacheLog implements AutoCloseable {
    private static final int RECORD = 72;
    private static final int BEGUN = 0x534C4C31;
    private static final int TOTALS = 1;
    private static final int STANDING = 2;
    private static final int PUT = 3;
    private static final int HIT = 4;
    private static final int REMOVED = 5;
    private static final int CLEARED = 6;

    private final FileChannel channel;
    private long records;

    private CacheLog(FileChannel channel) {
        this.channel = channel;
    }

    /** Does to an empty index what the file says. */
    static void replay(Path file, CacheIndex index) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] record = new byte[RECORD];
            boolean first = true;
            while (true) {
                in.readFully(record);
                ByteBuffer fields = ByteBuffer.wrap(record);
                if (fields.getInt(RECORD - Integer.BYTES) != checksum(fields.duplicate())
                        || first && fields.getInt(0) != BEGUN
                        || !apply(fields, index)) {
                    return;
                }
                first = false;
            }
        } catch (EOFException | NoSuchFileException e) {
            // It ends here, or was never begun: all that is to be known is known.
        }
    }

    /** False when it is no such record. */
    private static boolean apply(ByteBuffer in, CacheIndex index) {
        int what = in.getInt();
        switch (what) {
            case BEGUN -> {}
            case CLEARED -> index.clear();
            case TOTALS ->
                index.restore(new CacheIndex.Totals(
                        in.getLong(), in.getLong(), in.getLong(), in.getDouble(), in.getDouble(), in.getDouble()));
            case STANDING, PUT, HIT, REMOVED -> {
                int kind = in.getInt();
                if (kind < 0 || kind >= CacheKind.values().length) {
                    return false;
                }
                byte[] key = new byte[RenderCache.KEY_DIGITS / 2];
                in.get(key);
                CacheName name =
                        new CacheName(CacheKind.values()[kind], HexFormat.of().formatHex(key));
                applyTo(name, what, in, index);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void applyTo(CacheName name, int what, ByteBuffer in, CacheIndex index) {
        switch (what) {
            case STANDING ->
                index.eviction.restore(
                        name, new Eviction.Standing(in.getLong(), in.getDouble(), in.getInt(), in.getDouble(), 0));
            case PUT -> index.put(name, in.getLong(), in.getDouble());
            case HIT -> index.hit(name, in.getDouble());
            default -> index.eviction.remove(name);
        }
    }

    /** Writes an index to a file of its own and goes on from there. */
    static CacheLog begin(Path file, Path aside, CacheIndex index) throws IOException {
        long records = 2;
        Files.deleteIfExists(aside);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
            out.write(sealed(record(BEGUN)));
            out.write(sealed(totals(index)));
            List<CacheName> inOrder = index.eviction.all().stream()
                    .sorted(Comparator.comparingLong(
                            name -> standing(index, name).touched()))
                    .toList();
            for (CacheName name : inOrder) {
                Eviction.Standing standing = standing(index, name);
                out.write(sealed(named(STANDING, name)
                        .putLong(standing.room())
                        .putDouble(standing.seconds())
                        .putInt((int) Math.min(Integer.MAX_VALUE, standing.uses()))
                        .putDouble(standing.priority())));
                records++;
            }
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        CacheLog log = new CacheLog(FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        log.records = records;
        return log;
    }

    private static Eviction.Standing standing(CacheIndex index, CacheName name) {
        return Objects.requireNonNull(index.eviction.standing(name));
    }

    void put(CacheName name, long bytes, double seconds) throws IOException {
        append(named(PUT, name).putLong(bytes).putDouble(seconds));
    }

    void hit(CacheName name, double seconds) throws IOException {
        append(named(HIT, name).putDouble(seconds));
    }

    void removed(CacheName name) throws IOException {
        append(named(REMOVED, name));
    }

    void cleared() throws IOException {
        append(record(CLEARED));
    }

    void totals(CacheIndex.Totals totals) throws IOException {
        append(totalsRecord(totals));
    }

    /** Whether it has grown so long that writing it anew pays. */
    boolean isLong(int entries) {
        return records > 20_000 + 4L * entries;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void append(ByteBuffer record) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(sealed(record));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        records++;
    }

    private static ByteBuffer totals(CacheIndex index) {
        return totalsRecord(index.totals());
    }

    private static ByteBuffer totalsRecord(CacheIndex.Totals totals) {
        return record(TOTALS)
                .putLong(totals.hits())
                .putLong(totals.misses())
                .putLong(totals.evicted())
                .putDouble(totals.savedSeconds())
                .putDouble(totals.age())
                .putDouble(totals.leastRate());
    }

    private static ByteBuffer named(int what, CacheName name) {
        return record(what).putInt(name.kind().ordinal()).put(HexFormat.of().parseHex(name.key()));
    }

    private static ByteBuffer record(int what) {
        return ByteBuffer.allocate(RECORD).putInt(what);
    }

    private static byte[] sealed(ByteBuffer record) {
        return record.putInt(RECORD - Integer.BYTES, checksum(record.duplicate()))
                .array();
    }

    /** Of all but the seal itself, wherever the buffer stands. */
    private static int checksum(ByteBuffer record) {
        CRC32C crc = new CRC32C();
        crc.update(record.rewind().limit(RECORD - Integer.BYTES));
        return (int) crc.getValue();
    }
}
