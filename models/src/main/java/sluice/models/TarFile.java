package sluice.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads chosen files of a gzipped tar archive in the ustar format (POSIX.1-1988), which is what npm packs. */
final class TarFile {
    private static final int BLOCK = 512;
    private static final int NAME_BYTES = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_BYTES = 12;
    /** The largest file of the package that is read has 5.6 MB. */
    private static final int MAX_FILE_BYTES = 64 << 20;

    private TarFile() {}

    /** @throws IOException when one of the files is not in the archive, or is larger than 64 MiB */
    static Map<String, byte[]> read(Path archive, Set<String> wanted) throws IOException {
        Map<String, byte[]> found = new HashMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
            byte[] header = in.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                String name = text(header, 0, NAME_BYTES);
                long size = Long.parseLong(text(header, SIZE_AT, SIZE_BYTES).strip(), 8);
                long padding = (BLOCK - size % BLOCK) % BLOCK;
                if (wanted.contains(name)) {
                    if (size > MAX_FILE_BYTES) {
                        throw new IOException(name + " in " + archive + " has " + size + " bytes");
                    }
                    found.put(name, in.readNBytes((int) size));
                    in.skipNBytes(padding);
                } else {
                    in.skipNBytes(size + padding);
                }
                header = in.readNBytes(BLOCK);
            }
        }
        for (String name : wanted) {
            if (!found.containsKey(name)) {
                throw new IOException(archive + " has no " + name);
            }
        }
        return found;
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.US_ASCII);
    }
}
