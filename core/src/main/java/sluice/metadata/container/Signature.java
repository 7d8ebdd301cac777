package sluice.metadata.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import sluice.image.ImageFormat;

/** Tells a format by its first bytes. */
final class Signature {
    private static final int SHOWN = 12;

    private Signature() {}

    static Container of(Region file) throws NotAnImageException, IOException {
        if (file.length() == 0) {
            throw new NotAnImageException("empty file");
        }
        byte[] head = file.source().read(file.from(), (int) Math.min(16, file.length()));
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG")) {
            return new Png();
        }
        if (start.startsWith("\u00FF\u00D8")) {
            return new Jpeg();
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return new Webp();
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return new Gif();
        }
        if (start.startsWith("BM") && Bmp.isPlausible(file)) {
            return new Bmp();
        }
        if (start.startsWith("II*\0")
                || start.startsWith("MM\0*")
                || start.startsWith("II+\0\b\0\0\0")
                || start.startsWith("MM\0+\0\b\0\0")) {
            return new Tiff();
        }
        if (start.startsWith("\u00FF\n") || start.startsWith("\0\0\0\fJXL \r\n\u0087\n")) {
            return new Jxl();
        }
        if (start.startsWith("ftyp", 4)) {
            return Heif.of(file);
        }
        throw new NotAnImageException("not an image Sluice knows (starts with " + shown(head) + ")");
    }

    /** The format with its article, as a sentence about a file begins: "a PNG". */
    static String named(ImageFormat format) {
        return (format == ImageFormat.AVIF ? "an " : "a ") + (format == ImageFormat.WEBP ? "WebP" : format.name());
    }

    private static String shown(byte[] head) {
        int count = Math.min(SHOWN, head.length);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count && head[i] >= ' ' && head[i] < 0x7F; i++) {
            text.append((char) head[i]);
        }
        return text.length() >= Math.min(4, count)
                ? "\"" + text + "\""
                : HexFormat.ofDelimiter(" ").formatHex(head, 0, count).toUpperCase(Locale.ROOT);
    }
}
