package sluice.metadata.container;

import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** EXIF UserComment (0x9286): eight bytes that name a character set, then text. Many writers leave the name out. */
final class UserComment {
    private static final int NAME = 8;
    /** Fewer bytes than this could be UTF-16 by chance. */
    private static final int ENOUGH_TO_TELL = 16;

    private UserComment() {}

    static String decoded(byte[] comment, ByteOrder tiffOrder) {
        if (comment.length < NAME) {
            return TextBytes.utf8OrLatin1(comment);
        }
        String name = new String(comment, 0, NAME, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip()
                .toUpperCase(Locale.ROOT);
        byte[] text = Arrays.copyOfRange(comment, NAME, comment.length);
        return switch (name) {
            case "UNICODE" ->
                isPlainAscii(text) ? new String(text, StandardCharsets.US_ASCII) : TextBytes.utf16(text, tiffOrder);
            case "ASCII" -> TextBytes.utf8OrLatin1(text);
            case "" -> unnamed(text);
            case "JIS" -> japanese(text);
            default -> unnamed(comment);
        };
    }

    /** Text, unless it looks like the binary notes that some cameras put here. */
    private static String unnamed(byte[] text) {
        return TextBytes.utf8(text).orElseGet(() -> {
            String latin1 = new String(text, StandardCharsets.ISO_8859_1);
            return latin1.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c) || c == 0) ? latin1 : "";
        });
    }

    /** Named UNICODE, and yet one byte a character: some writers set the name without converting the text. */
    private static boolean isPlainAscii(byte[] text) {
        if (text.length < ENOUGH_TO_TELL) {
            return false;
        }
        for (byte b : text) {
            if (b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String japanese(byte[] text) {
        // The charset is an optional module of the JDK.
        return Charset.isSupported("ISO-2022-JP")
                ? new String(text, Charset.forName("ISO-2022-JP"))
                : TextBytes.utf8OrLatin1(text);
    }
}
