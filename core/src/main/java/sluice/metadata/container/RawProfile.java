package sluice.metadata.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;

/**
 * ImageMagick's way of putting EXIF and XMP into PNG before there were chunks for them: a text
 * {@code Raw profile type exif} of a name, a length and hexadecimal digits, each on lines of their own.
 */
final class RawProfile {
    private static final String PREFIX = "raw profile type ";

    private RawProfile() {}

    static boolean isNamed(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    static void read(String key, byte[] text, Findings findings) throws DamagedException, IOException {
        String type = key.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        switch (type) {
            case "exif" -> Exif.read(Region.of(digits(text)), findings);
            case "xmp" -> Xmp.found("xmp", digits(text), findings);
            case "app1" -> Jpeg.app1(Region.of(digits(text)), findings);
            default -> {
                // Colour profiles, Photoshop blocks and IPTC hold nothing that is read here.
            }
        }
    }

    private static byte[] digits(byte[] text) throws DamagedException {
        int at = lineEnd(text, lineEnd(text, skipBlank(text, 0)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((text.length - at) / 2);
        int high = -1;
        for (; at < text.length; at++) {
            int digit = Character.digit(text[at], 16);
            if (digit < 0) {
                continue;
            }
            if (high < 0) {
                high = digit;
            } else {
                bytes.write(high << 4 | digit);
                high = -1;
            }
        }
        return bytes.toByteArray();
    }

    private static int skipBlank(byte[] text, int at) {
        int next = at;
        while (next < text.length && text[next] <= ' ' && text[next] >= 0) {
            next++;
        }
        return next;
    }

    private static int lineEnd(byte[] text, int at) throws DamagedException {
        int next = skipBlank(text, at);
        while (next < text.length && text[next] != '\n') {
            next++;
        }
        if (next == text.length) {
            throw new DamagedException("is no raw profile");
        }
        return next;
    }
}
