package sluice.interchange;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.zip.CRC32;

/**
 * Writes a ZIP file as it goes (PKWARE APPNOTE 6.3): entries are stored as they are, since images do not shrink, and the
 * directory that comes last waits in a temporary file, so that any number of entries takes the same memory. ZIP64 fields
 * are written where numbers do not fit otherwise. {@code java.util.zip} keeps an object for every entry until the end.
 */
public final class ZipStream implements Closeable {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final short VERSION_STORED = 20;
    private static final short VERSION_64 = 45;
    private static final short NAMES_ARE_UTF_8 = 1 << 11;
    private static final long MOST_32 = 0xFFFFFFFFL;
    private static final int MOST_16 = 0xFFFF;
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final ZoneId zone;
    private final Path waiting;
    private final OutputStream directory;
    private final byte[] buffer = new byte[BUFFER];
    private long written;
    private long directoryBytes;
    private long entries;

    /** @param zone in which the times of entries are shown */
    public ZipStream(OutputStream out, ZoneId zone) throws IOException {
        this.out = out;
        this.zone = zone;
        this.waiting = Files.createTempFile("sluice-zip", ".directory");
        this.directory = new BufferedOutputStream(Files.newOutputStream(waiting));
    }

    /** Where an entry comes from; it is read twice. */
    public interface Source {
        InputStream open() throws IOException;
    }

    /** A content could not be read, and nothing of it was written. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(IOException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    public void add(String name, Instant modified, byte[] content) throws IOException {
        try {
            add(name, modified, () -> new ByteArrayInputStream(content));
        } catch (UnreadableException e) {
            throw new IOException(e);
        }
    }

    /**
     * Adds an entry.
     *
     * @throws UnreadableException when the source cannot be read; the archive goes on without it
     * @throws IOException when the archive cannot be written, or the source changed between the two readings, which leaves
     *     it broken
     */
    public void add(String name, Instant modified, Source source) throws IOException, UnreadableException {
        CRC32 sum = new CRC32();
        long size = measure(source, sum);
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int time = dosTime(modified);
        long offset = written;
        boolean large = size >= MOST_32;
        ByteBuffer local = buffer(30 + utf8.length + (large ? 20 : 0));
        local.putInt(LOCAL)
                .putShort(large ? VERSION_64 : VERSION_STORED)
                .putShort(NAMES_ARE_UTF_8)
                .putShort((short) 0)
                .putInt(time)
                .putInt((int) sum.getValue())
                .putInt(narrow(size))
                .putInt(narrow(size))
                .putShort((short) utf8.length)
                .putShort((short) (large ? 20 : 0))
                .put(utf8);
        if (large) {
            local.putShort((short) 1).putShort((short) 16).putLong(size).putLong(size);
        }
        emit(local);
        copy(source, size, sum.getValue());
        enter(utf8, time, (int) sum.getValue(), size, offset);
    }

    private long measure(Source source, CRC32 sum) throws UnreadableException {
        try (InputStream in = source.open()) {
            long size = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sum.update(buffer, 0, count);
                size += count;
            }
            return size;
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    private void copy(Source source, long size, long expected) throws IOException {
        CRC32 sum = new CRC32();
        long copied = 0;
        try (InputStream in = source.open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                sum.update(buffer, 0, count);
                copied += count;
            }
        }
        written += copied;
        if (copied != size || sum.getValue() != expected) {
            throw new IOException("a file changed while it was put into the archive");
        }
    }

    private void enter(byte[] name, int time, int sum, long size, long offset) throws IOException {
        boolean large = size >= MOST_32;
        boolean far = offset >= MOST_32;
        int extra = (large ? 16 : 0) + (far ? 8 : 0);
        ByteBuffer record = buffer(46 + name.length + (extra == 0 ? 0 : 4 + extra));
        record.putInt(CENTRAL)
                .putShort(VERSION_64)
                .putShort(extra == 0 ? VERSION_STORED : VERSION_64)
                .putShort(NAMES_ARE_UTF_8)
                .putShort((short) 0)
                .putInt(time)
                .putInt(sum)
                .putInt(narrow(size))
                .putInt(narrow(size))
                .putShort((short) name.length)
                .putShort((short) (extra == 0 ? 0 : 4 + extra))
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(narrow(offset))
                .put(name);
        if (extra > 0) {
            record.putShort((short) 1).putShort((short) extra);
            if (large) {
                record.putLong(size).putLong(size);
            }
            if (far) {
                record.putLong(offset);
            }
        }
        directory.write(record.array());
        directoryBytes += record.capacity();
        entries++;
    }

    /** Writes the directory; nothing can be added any more. */
    public void finish() throws IOException {
        directory.close();
        long start = written;
        try (InputStream in = Files.newInputStream(waiting)) {
            written += in.transferTo(out);
        }
        if (entries >= MOST_16 || start >= MOST_32 || directoryBytes >= MOST_32) {
            long end = written;
            emit(buffer(56)
                    .putInt(END_64)
                    .putLong(44)
                    .putShort(VERSION_64)
                    .putShort(VERSION_64)
                    .putInt(0)
                    .putInt(0)
                    .putLong(entries)
                    .putLong(entries)
                    .putLong(directoryBytes)
                    .putLong(start));
            emit(buffer(20).putInt(LOCATOR_64).putInt(0).putLong(end).putInt(1));
        }
        short few = (short) Math.min(entries, MOST_16);
        emit(buffer(22)
                .putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(few)
                .putShort(few)
                .putInt(narrow(directoryBytes))
                .putInt(narrow(start))
                .putShort((short) 0));
        out.flush();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void emit(ByteBuffer bytes) throws IOException {
        out.write(bytes.array());
        written += bytes.capacity();
    }

    private static int narrow(long number) {
        return (int) Math.min(number, MOST_32);
    }

    /** Time in the lower half and date in the upper, two seconds exact, from 1980 to 2107. */
    private int dosTime(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, zone);
        if (time.getYear() < 1980 || time.getYear() > 2107) {
            return (1 << 21) | (1 << 16);
        }
        return ((time.getYear() - 1980) << 25)
                | (time.getMonthValue() << 21)
                | (time.getDayOfMonth() << 16)
                | (time.getHour() << 11)
                | (time.getMinute() << 5)
                | (time.getSecond() / 2);
    }

    /** Lets go of what waits; the stream itself stays open. */
    @Override
    public void close() throws IOException {
        directory.close();
        Files.deleteIfExists(waiting);
    }
}
