package sluice.metadata.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import sluice.image.ImageFormat;

/**
 * Portable Network Graphics, third edition (W3C 2023), with APNG. Walks from chunk to chunk up to {@code IEND} without
 * touching pixel data; text stands before and after it.
 */
record Png() implements Container {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";
    /** Length, type and checksum. */
    private static final int CHUNK_FRAME = 12;

    @Override
    public ImageFormat format() {
        return ImageFormat.PNG;
    }

    @Override
    public void read(Region file, Findings findings) throws DamagedException, NotAnImageException, IOException {
        if (file.length() >= 8 && !file.startsWith(SIGNATURE)) {
            throw new DamagedException("was damaged in transfer: its line ends were changed");
        }
        byte[] frame = new byte[8];
        long at = 8;
        while (true) {
            file.read(at, frame, 0, 8);
            long length = ByteBuffer.wrap(frame).getInt() & 0xFFFF_FFFFL;
            String type = type(frame, at);
            if (!findings.isSized()) {
                head(type, file.slice(at + 8, length), findings);
            }
            if (type.equals("IEND")) {
                return;
            }
            if (!file.holds(at, length + CHUNK_FRAME)) {
                throw new EndsEarlyException();
            }
            if (!type.equals("IDAT")) {
                Region body = file.slice(at + 8, length);
                findings.attempt("png:chunk:" + type, () -> chunk(type, body, findings));
            }
            findings.part();
            at += length + CHUNK_FRAME;
        }
    }

    /** {@code IHDR} comes first, but for files for old iPhones, which begin with {@code CgBI}. */
    private static void head(String type, Region body, Findings findings)
            throws DamagedException, NotAnImageException, IOException {
        if (type.equals("IHDR")) {
            findings.size(body.u32(0), body.u32(4));
        } else if (!type.equals("CgBI")) {
            throw new DamagedException("has no header");
        }
    }

    private static void chunk(String type, Region body, Findings findings) throws DamagedException, IOException {
        switch (type) {
            case "tEXt" -> PngText.plain(body, findings);
            case "zTXt" -> PngText.compressed(body, findings);
            case "iTXt" -> PngText.international(body, findings);
            case "comf" -> PngText.comfy(body, findings);
            case "eXIf" -> Exif.read(body, findings);
            case "caBX" -> C2pa.read(body, findings);
            case "tIME" -> time(body, findings);
            case "acTL" -> {
                if (body.u32(0) > 1) {
                    findings.animated();
                }
            }
            default -> {
                // Colour, palette, private chunks: nothing about how the image was made.
            }
        }
    }

    private static void time(Region body, Findings findings) throws DamagedException, IOException {
        try {
            LocalDateTime time = LocalDateTime.of(
                    body.u16(0), body.u8(2), body.u8(3), body.u8(4), body.u8(5), Math.min(59, body.u8(6)));
            findings.created(CreatedFrom.PNG_MODIFIED, time + "Z");
        } catch (DateTimeException _) {
            throw new DamagedException("is no date");
        }
    }

    private static String type(byte[] frame, long at) throws DamagedException {
        for (int i = 4; i < 8; i++) {
            int lower = frame[i] | 0x20;
            if (lower < 'a' || lower > 'z') {
                throw new DamagedException("has no chunk where one should begin, at byte " + at);
            }
        }
        return new String(frame, 4, 4, StandardCharsets.ISO_8859_1);
    }
}
