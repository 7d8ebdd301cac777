package sluice.metadata.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Bytes of text in an encoding that has to be found out. */
final class TextBytes {
    private TextBytes() {}

    /** Strict UTF-8 first, Latin-1 second: many writers ignore what their container prescribes. */
    static String utf8OrLatin1(byte[] bytes) {
        return utf8(bytes).orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Empty when the bytes are no valid UTF-8. A byte order mark is left out. */
    static Optional<String> utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // The replacement character is rare; only where it shows does the slow, strict decoder have to look.
        if (text.indexOf('\uFFFD') >= 0 && !isStrictUtf8(bytes)) {
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** A whole file or packet of text: as its byte order mark says, else as {@link #utf8OrLatin1}. */
    static String marked(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        return utf8OrLatin1(bytes);
    }

    /**
     * UTF-16 in the byte order that its zero bytes show: Western characters have a zero byte first in big-endian, last
     * in little-endian. Where they do not tell, in the order given.
     */
    static String utf16(byte[] bytes, ByteOrder otherwise) {
        if (bytes.length >= 2
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE))) {
            return marked(bytes);
        }
        int balance = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            balance += (bytes[i] == 0 ? 1 : 0) - (bytes[i + 1] == 0 ? 1 : 0);
        }
        boolean big = balance == 0 ? otherwise == ByteOrder.BIG_ENDIAN : balance > 0;
        Charset charset = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return new String(bytes, 0, bytes.length & ~1, charset);
    }

    /** Whether the bytes, but for NULs at the end, are text that a person could read. */
    static boolean isReadable(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return end > 0
                && utf8(Arrays.copyOf(bytes, end))
                        .filter(text -> text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t'))
                        .isPresent();
    }

    private static boolean isStrictUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
