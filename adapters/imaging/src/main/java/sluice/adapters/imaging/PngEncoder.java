package sluice.adapters.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNG (W3C, third edition): 8-bit RGB in sRGB, texts before the picture. Each row has the filter whose result is
 * smallest in absolute sum (section 12.7).
 */
final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int FILTERS = 5;
    private static final int PIXEL = 3;
    private static final int BUFFER = 64 << 10;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream(BUFFER);
    private final int level;
    private final List<byte[]> texts = new ArrayList<>();

    /** @param level of DEFLATE, 1 to 9 */
    PngEncoder(int level) {
        this.level = level;
    }

    /** A text: {@code tEXt} when it is ASCII, as every reader knows it, else {@code iTXt} in UTF-8. */
    PngEncoder text(String key, String text) {
        boolean ascii = text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
        return ascii ? chunk("tEXt", key + '\0' + text) : international(key, text);
    }

    /** {@code iTXt}, not compressed, in no language. */
    PngEncoder international(String key, String text) {
        return chunk("iTXt", key + "\0\0\0\0\0" + text);
    }

    private PngEncoder chunk(String type, String body) {
        texts.add(type.getBytes(StandardCharsets.US_ASCII));
        texts.add(body.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] bytes(RgbPicture picture) {
        file.reset();
        file.writeBytes(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(picture.width())
                .putInt(picture.height())
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        write("IHDR".getBytes(StandardCharsets.US_ASCII), header, header.length);
        write("sRGB".getBytes(StandardCharsets.US_ASCII), new byte[1], 1);
        for (int i = 0; i < texts.size(); i += 2) {
            write(texts.get(i), texts.get(i + 1), texts.get(i + 1).length);
        }
        pixels(picture);
        write("IEND".getBytes(StandardCharsets.US_ASCII), new byte[0], 0);
        return file.toByteArray();
    }

    private void write(byte[] type, byte[] body, int length) {
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(body, 0, length);
        file.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        file.writeBytes(type);
        file.write(body, 0, length);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** In chunks of the buffer's size: what is packed is not held twice. */
    private void pixels(RgbPicture picture) {
        byte[] idat = "IDAT".getBytes(StandardCharsets.US_ASCII);
        byte[] packed = new byte[BUFFER];
        int filled = 0;
        int row = PIXEL * picture.width();
        byte[][] filtered = new byte[FILTERS][row + 1];
        Deflater deflater = new Deflater(level);
        try {
            for (int y = 0; y <= picture.height(); y++) {
                if (y < picture.height()) {
                    deflater.setInput(filter(picture.rgb(), y, row, filtered));
                } else {
                    deflater.finish();
                }
                while (y < picture.height() ? !deflater.needsInput() : !deflater.finished()) {
                    filled += deflater.deflate(packed, filled, packed.length - filled);
                    if (filled == packed.length) {
                        write(idat, packed, filled);
                        filled = 0;
                    }
                }
            }
        } finally {
            deflater.end();
        }
        if (filled > 0) {
            write(idat, packed, filled);
        }
    }

    /** The row with its filter's number in front; the array is used again for the next row. */
    private static byte[] filter(byte[] rgb, int y, int row, byte[][] filtered) {
        int at = y * row;
        int above = at - row;
        byte[] none = filtered[0];
        byte[] left = filtered[1];
        byte[] up = filtered[2];
        byte[] average = filtered[3];
        byte[] paeth = filtered[4];
        long[] sums = new long[FILTERS];
        for (int i = 0; i < row; i++) {
            int value = rgb[at + i];
            int a = i < PIXEL ? 0 : rgb[at + i - PIXEL] & 0xFF;
            int b = y == 0 ? 0 : rgb[above + i] & 0xFF;
            int c = y == 0 || i < PIXEL ? 0 : rgb[above + i - PIXEL] & 0xFF;
            int pa = Math.abs(b - c);
            int pb = Math.abs(a - c);
            int pc = Math.abs(a + b - 2 * c);
            int predicted = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
            none[i + 1] = (byte) value;
            left[i + 1] = (byte) (value - a);
            up[i + 1] = (byte) (value - b);
            average[i + 1] = (byte) (value - (a + b >> 1));
            paeth[i + 1] = (byte) (value - predicted);
            sums[0] += Math.abs(none[i + 1]);
            sums[1] += Math.abs(left[i + 1]);
            sums[2] += Math.abs(up[i + 1]);
            sums[3] += Math.abs(average[i + 1]);
            sums[4] += Math.abs(paeth[i + 1]);
        }
        int best = 0;
        for (int i = 1; i < FILTERS; i++) {
            best = sums[i] < sums[best] ? i : best;
        }
        filtered[best][0] = (byte) best;
        return filtered[best];
    }
}
