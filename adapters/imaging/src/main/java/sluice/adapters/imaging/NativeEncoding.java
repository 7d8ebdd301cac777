package sluice.adapters.imaging;

import static org.bytedeco.leptonica.global.leptonica.lept_free;
import static org.bytedeco.leptonica.global.leptonica.pixCreate;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixGetData;
import static org.bytedeco.leptonica.global.leptonica.pixGetWpl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.leptonica.PIX;

/** Hands a picture to an encoder inside Leptonica, and what it wrote back; native memory is freed before that. */
final class NativeEncoding {
    /** Writes a picture to memory; 0 when that went well. */
    interface Encoder {
        int write(PIX pix, BytePointer bytes, SizeTPointer length);
    }

    private NativeEncoding() {}

    static byte[] of(RgbPicture picture, String format, Encoder encoder) {
        Leptonica.ready();
        PIX pix = pixCreate(picture.width(), picture.height(), 32);
        if (pix == null || pix.isNull()) {
            throw failed(picture, format);
        }
        BytePointer file = new BytePointer((Pointer) null);
        try {
            fill(pix, picture);
            ByteBuffer length = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
            if (encoder.write(pix, file, new SizeTPointer(new Pointer(length))) != 0 || file.isNull()) {
                throw failed(picture, format);
            }
            byte[] bytes = new byte[Math.toIntExact(length.getLong(0))];
            file.capacity(bytes.length).get(bytes);
            return bytes;
        } finally {
            if (!file.isNull()) {
                lept_free(file);
            }
            pixDestroy(pix);
        }
    }

    private static IllegalStateException failed(RgbPicture picture, String format) {
        return new IllegalStateException(
                "no " + format + " could be made of " + picture.width() + " × " + picture.height() + " pixels");
    }

    /** Row by row, so that a large picture is not held a third time. */
    private static void fill(PIX pix, RgbPicture picture) {
        byte[] rgb = picture.rgb();
        int[] row = new int[picture.width()];
        int perLine = pixGetWpl(pix);
        IntBuffer words =
                pixGetData(pix).capacity((long) perLine * picture.height()).asBuffer();
        for (int y = 0, at = 0; y < picture.height(); y++) {
            for (int x = 0; x < row.length; x++, at += 3) {
                row[x] = rgb[at] << 24 | (rgb[at + 1] & 0xff) << 16 | (rgb[at + 2] & 0xff) << 8;
            }
            words.put(y * perLine, row);
        }
    }
}
