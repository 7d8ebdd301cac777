package sluice.adapters.imaging;

import static org.bytedeco.leptonica.global.leptonica.pixWriteMemWebP;

/** Lossy WebP by libwebp inside Leptonica: a single {@code VP8 } chunk, without transparency. */
final class WebpEncoder {
    private WebpEncoder() {}

    static byte[] encode(RgbPicture picture, int quality) {
        return NativeEncoding.of(
                picture, "WebP", (pix, bytes, length) -> pixWriteMemWebP(bytes, length, pix, quality, 0));
    }
}
