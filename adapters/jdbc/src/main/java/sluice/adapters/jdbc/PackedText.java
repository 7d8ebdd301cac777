package sluice.adapters.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Text as a BLOB, exact for every sequence of chars: one byte of form, then the bytes, which are deflated (zlib, RFC
 * 1950) after their four-byte length when that saves space. UTF-8, or UTF-16BE for text with lone surrogates, which
 * truncated prompts hold and UTF-8 cannot.
 */
final class PackedText {
    private static final int DEFLATED = 1;
    private static final int UTF_16 = 2;
    private static final int HEAD = 1 + Integer.BYTES;
    /** No text of a file is longer; a greater length is damage. */
    private static final int LONGEST = 256 << 20;

    private PackedText() {}

    /** Packs many texts with one deflater; for one thread. */
    static final class Packer implements AutoCloseable {
        /** Deflating shorter texts saves too little for its time. */
        private static final int WORTH_DEFLATING = 640;

        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

        byte[] pack(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return new String(utf8, StandardCharsets.UTF_8).equals(text) ? pack(utf8, 0) : pack(chars(text), UTF_16);
        }

        /** A charset encoder would replace the lone surrogates. */
        private static byte[] chars(String text) {
            byte[] bytes = new byte[text.length() * Character.BYTES];
            ByteBuffer.wrap(bytes).asCharBuffer().put(text);
            return bytes;
        }

        private byte[] pack(byte[] bytes, int form) {
            if (bytes.length >= WORTH_DEFLATING) {
                byte[] packed = new byte[bytes.length];
                ByteBuffer.wrap(packed).put((byte) (form | DEFLATED)).putInt(bytes.length);
                deflater.reset();
                deflater.setInput(bytes);
                deflater.finish();
                int length = HEAD + deflater.deflate(packed, HEAD, packed.length - HEAD);
                if (deflater.finished()) {
                    return Arrays.copyOf(packed, length);
                }
            }
            return ByteBuffer.allocate(1 + bytes.length)
                    .put((byte) form)
                    .put(bytes)
                    .array();
        }

        @Override
        public void close() {
            deflater.end();
        }
    }

    /** @throws SQLDataException when these bytes were not packed here, or are damaged */
    static String unpack(byte[] packed) throws SQLDataException {
        if (packed.length == 0 || packed[0] > (DEFLATED | UTF_16) || packed[0] < 0) {
            throw new SQLDataException("no packed text");
        }
        ByteBuffer bytes = (packed[0] & DEFLATED) == 0
                ? ByteBuffer.wrap(packed, 1, packed.length - 1).slice()
                : ByteBuffer.wrap(inflate(packed));
        return (packed[0] & UTF_16) == 0
                ? new String(bytes.array(), bytes.arrayOffset(), bytes.remaining(), StandardCharsets.UTF_8)
                : bytes.asCharBuffer().toString();
    }

    private static byte[] inflate(byte[] packed) throws SQLDataException {
        int length = packed.length < HEAD ? -1 : ByteBuffer.wrap(packed).getInt(1);
        if (length < 0 || length > LONGEST) {
            throw new SQLDataException("damaged packed text of length " + length);
        }
        byte[] bytes = new byte[length];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, HEAD, packed.length - HEAD);
            if (inflater.inflate(bytes) != length) {
                throw new SQLDataException("damaged packed text: shorter than " + length);
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new SQLDataException("damaged packed text", e);
        } finally {
            inflater.end();
        }
    }
}
