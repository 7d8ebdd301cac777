package sluice.adapters.imaging;

import static org.bytedeco.leptonica.global.leptonica.lept_free;
import static org.bytedeco.leptonica.global.leptonica.pixCreate;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixGetData;
import static org.bytedeco.leptonica.global.leptonica.pixWriteMemJpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.leptonica.PIX;

/** Baseline JPEG, chroma at half the resolution, by libjpeg-turbo inside Leptonica. */
final class JpegEncoder {
    private JpegEncoder() {}

    static byte[] encode(RgbPicture picture, int quality) {
        Leptonica.ready();
        PIX pix = pixCreate(picture.width(), picture.height(), 32);
        BytePointer jpeg = new BytePointer((Pointer) null);
        try {
            fill(pix, picture);
            ByteBuffer length = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
            if (pixWriteMemJpeg(jpeg, new SizeTPointer(new Pointer(length)), pix, quality, 0) != 0) {
                throw new IllegalStateException(
                        "no JPEG could be made of " + picture.width() + " × " + picture.height() + " pixels");
            }
            byte[] bytes = new byte[Math.toIntExact(length.getLong(0))];
            jpeg.capacity(bytes.length).get(bytes);
            return bytes;
        } finally {
            if (!jpeg.isNull()) {
                lept_free(jpeg);
            }
            pixDestroy(pix);
        }
    }

    private static void fill(PIX pix, RgbPicture picture) {
        byte[] rgb = picture.rgb();
        int[] words = new int[picture.width() * picture.height()];
        for (int i = 0, at = 0; i < words.length; i++, at += 3) {
            words[i] = rgb[at] << 24 | (rgb[at + 1] & 0xff) << 16 | (rgb[at + 2] & 0xff) << 8;
        }
        pixGetData(pix).capacity(words.length).put(words);
    }
}
