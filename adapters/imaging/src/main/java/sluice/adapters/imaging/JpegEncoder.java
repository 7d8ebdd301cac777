package sluice.adapters.imaging;

import static org.bytedeco.leptonica.global.leptonica.pixSetChromaSampling;
import static org.bytedeco.leptonica.global.leptonica.pixWriteMemJpeg;

/** Baseline JPEG by libjpeg-turbo inside Leptonica. */
final class JpegEncoder {
    private JpegEncoder() {}

    /** Chroma at half the resolution. */
    static byte[] encode(RgbPicture picture, int quality) {
        return encode(picture, quality, false);
    }

    /** @param fullChroma whether colours are kept at full resolution, which thin coloured lines need */
    static byte[] encode(RgbPicture picture, int quality, boolean fullChroma) {
        return NativeEncoding.of(picture, "JPEG", (pix, bytes, length) -> {
            if (fullChroma) {
                pixSetChromaSampling(pix, 0);
            }
            return pixWriteMemJpeg(bytes, length, pix, quality, 0);
        });
    }
}
