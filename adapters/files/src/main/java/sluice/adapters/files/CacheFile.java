package sluice.adapters.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import sluice.render.cache.CacheKind;
import sluice.render.cache.Eviction;
import sluice.render.cache.RenderCache;

/**
 * One entry as a file: a header of {@link Eviction#HEADER} bytes, big-endian, and the entry's bytes.
 *
 * <pre>
 *  0  "SLRC"
 *  4  form (1 byte), kind (1 byte), 2 bytes of nothing
 *  8  key, 32 bytes
 * 40  seconds, a double
 * 48  how many bytes follow the header
 * 56  CRC-32C of these
 * 60  CRC-32C of the header until here
 * </pre>
 */
final class CacheFile {
    private static final int MAGIC = 0x534C5243;
    private static final byte FORM = 1;
    private static final int SEAL = Eviction.HEADER - Integer.BYTES;

    /** What a header says. */
    record Header(CacheName name, double seconds, long length, int checksum) {}

    private CacheFile() {}

    static void write(Path file, CacheName name, RenderCache.Entry entry) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Eviction.HEADER)
                .putInt(MAGIC)
                .put(FORM)
                .put((byte) name.kind().ordinal())
                .putShort((short) 0)
                .put(HexFormat.of().parseHex(name.key()))
                .putDouble(entry.seconds())
                .putLong(entry.bytes().length)
                .putInt(checksum(ByteBuffer.wrap(entry.bytes())));
        header.putInt(checksum(header.duplicate().flip())).flip();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeAll(channel, header);
            writeAll(channel, ByteBuffer.wrap(entry.bytes()));
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The entry, if the file is whole and is this one's. */
    static Optional<RenderCache.Entry> read(Path file, CacheName name) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<Header> header = header(channel).filter(found -> found.name.equals(name));
            if (header.isEmpty()) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) header.get().length);
            return filled(channel, bytes) && checksum(bytes.duplicate()) == header.get().checksum
                    ? Optional.of(new RenderCache.Entry(bytes.array(), header.get().seconds))
                    : Optional.empty();
        }
    }

    /** The header, if it is whole and as many bytes follow it as it says. */
    static Optional<Header> header(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return header(channel);
        }
    }

    private static Optional<Header> header(FileChannel channel) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(Eviction.HEADER);
        boolean whole = filled(channel, in)
                && in.getInt(SEAL) == checksum(in.duplicate().limit(SEAL))
                && in.getInt() == MAGIC
                && in.get() == FORM;
        int kind = in.position() < 5 ? -1 : in.get();
        if (!whole || kind < 0 || kind >= CacheKind.values().length) {
            return Optional.empty();
        }
        byte[] key = new byte[RenderCache.KEY_DIGITS / 2];
        in.getShort();
        in.get(key);
        CacheName name = new CacheName(CacheKind.values()[kind], HexFormat.of().formatHex(key));
        Header header = new Header(name, in.getDouble(), in.getLong(), in.getInt());
        boolean fits = header.length >= 0
                && header.length <= Integer.MAX_VALUE - 8
                && channel.size() == Eviction.HEADER + header.length
                && header.seconds >= 0
                && header.seconds < Double.POSITIVE_INFINITY;
        return fits ? Optional.of(header) : Optional.empty();
    }

    /** Reads until the buffer is full; false when the file ends before. */
    private static boolean filled(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                return false;
            }
        }
        bytes.flip();
        return true;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
