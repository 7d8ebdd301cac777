package sluice.bench.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Makes many files out of a few: each copy carries a comment of its own, so that no two have the same bytes, and the same
 * pixels, so that decoding costs what it costs for the samples.
 */
final class DistinctCopies {
    private final List<Path> sources;

    DistinctCopies(Path samples) throws IOException {
        try (Stream<Path> all = Files.walk(samples)) {
            sources = all.filter(Files::isRegularFile)
                    .filter(path -> mark(path, "").isPresent())
                    .sorted()
                    .toList();
        }
        if (sources.isEmpty()) {
            throw new IOException("no PNG, JPEG or WebP file below " + samples);
        }
    }

    /** Writes {@code count} files into folders of 500, unless they are there already. */
    void write(Path target, int count) throws IOException {
        Path done = target.resolveSibling(target.getFileName() + ".done-" + count);
        if (Files.exists(done)) {
            return;
        }
        for (int n = 0; n < count; n++) {
            Path source = sources.get(n % sources.size());
            Path folder = target.resolve("%03d".formatted(n / 500));
            Files.createDirectories(folder);
            byte[] copy = mark(source, "copy " + n).orElseThrow();
            Files.write(folder.resolve("%05d-%s".formatted(n, source.getFileName())), copy);
        }
        Files.createFile(done);
    }

    private static Optional<byte[]> mark(Path source, String comment) {
        try {
            byte[] bytes = Files.readAllBytes(source);
            byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
            if (startsWith(bytes, 0, "\u0089PNG")) {
                return Optional.of(png(bytes, text));
            } else if (startsWith(bytes, 0, "\u00ff\u00d8\u00ff")) {
                return Optional.of(jpeg(bytes, text));
            } else if (startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")) {
                return Optional.of(webp(bytes, text));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int at, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + wanted.length
                && ByteBuffer.wrap(bytes, at, wanted.length).equals(ByteBuffer.wrap(wanted));
    }

    /** A text chunk after the header. */
    private static byte[] png(byte[] bytes, byte[] text) {
        byte[] data = concatenated("tEXtSluice-bench\0".getBytes(StandardCharsets.ISO_8859_1), text);
        CRC32 crc = new CRC32();
        crc.update(data);
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 8);
        chunk.putInt(data.length - 4).put(data).putInt((int) crc.getValue());
        return inserted(bytes, 33, chunk.array());
    }

    /** A comment segment after the start of the image. */
    private static byte[] jpeg(byte[] bytes, byte[] text) {
        ByteBuffer segment = ByteBuffer.allocate(text.length + 4);
        segment.putShort((short) 0xFFFE).putShort((short) (text.length + 2)).put(text);
        return inserted(bytes, 2, segment.array());
    }

    /** An unknown chunk at the end, and the size in the header put right. */
    private static byte[] webp(byte[] bytes, byte[] text) {
        byte[] padded = text.length % 2 == 0 ? text : concatenated(text, new byte[1]);
        ByteBuffer chunk = ByteBuffer.allocate(padded.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put("SLUI".getBytes(StandardCharsets.US_ASCII))
                .putInt(padded.length)
                .put(padded);
        byte[] all = inserted(bytes, bytes.length, chunk.array());
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(4, all.length - 8);
        return all;
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] what) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + what.length);
        out.write(bytes, 0, at);
        out.writeBytes(what);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        return inserted(one, one.length, other);
    }

    /** Of the files that {@link #write} made. */
    static long totalBytes(Path target) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(target)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
