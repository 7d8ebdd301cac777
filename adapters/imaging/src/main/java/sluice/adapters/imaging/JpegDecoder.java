package sluice.adapters.imaging;

import static org.bytedeco.leptonica.global.leptonica.L_JPEG_CONTINUE_WITH_BAD_DATA;
import static org.bytedeco.leptonica.global.leptonica.pixReadMemJpeg;
import static org.bytedeco.leptonica.global.leptonica.readHeaderMemJpeg;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;
import sluice.image.PixelProbe;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/**
 * JPEG by libjpeg-turbo inside Leptonica. It leaves out the high frequencies of each block where the small picture would
 * lose them anyway: a half, a quarter or an eighth of the size costs a fraction of the time and memory.
 */
final class JpegDecoder implements PictureDecoder {
    /** A progressive file is held in memory as coefficients, six bytes a pixel, however small the result. */
    private static final long MAX_PROGRESSIVE_PIXELS = 100_000_000;
    /** Each scan of a progressive file passes over the whole picture, and costs the file only some bytes. */
    private static final long MAX_SCANNED_PIXELS = 2_000_000_000;

    @Override
    public Shrunk decode(ByteBuffer file, RenditionSpec spec, PixelProbe probe) throws UnrenderableException {
        Leptonica.ready();
        if (file.limit() < 4 || (file.getInt(0) & 0xffffff00) != 0xffd8ff00) {
            throw new UnrenderableException("the file does not begin like a JPEG");
        }
        JpegSegments segments = new JpegSegments(file);
        IntBuffer warnings = IntBuffer.allocate(1);
        try (NativeBytes bytes = new NativeBytes(file)) {
            PixelSize size = size(bytes, spec);
            refuseBomb(segments, size);
            try (NativePicture picture = NativePicture.of(
                    pixReadMemJpeg(
                            bytes.buffer(),
                            bytes.length(),
                            0,
                            reduction(size, spec),
                            warnings,
                            L_JPEG_CONTINUE_WITH_BAD_DATA),
                    "the image data is damaged or missing")) {
                RgbPicture small = shrink(picture, size.within(spec.longEdge()), spec.background());
                return new Shrunk(small, segments.iccProfile(), warning(warnings.get(0)));
            }
        }
    }

    /** What the library itself reads, so that the limit is checked against what it is going to allocate. */
    private static PixelSize size(NativeBytes bytes, RenditionSpec spec) throws UnrenderableException {
        IntBuffer width = IntBuffer.allocate(1);
        IntBuffer height = IntBuffer.allocate(1);
        if (readHeaderMemJpeg(bytes.buffer(), bytes.length(), width, height, null, null, null) != 0) {
            throw new UnrenderableException("the file's head cannot be read as JPEG");
        }
        return PixelSize.allowed(width.get(0), height.get(0), spec);
    }

    private static void refuseBomb(JpegSegments segments, PixelSize size) throws UnrenderableException {
        long pixels = (long) size.width() * size.height();
        if (segments.progressive()
                && (pixels > MAX_PROGRESSIVE_PIXELS || pixels * segments.scans() > MAX_SCANNED_PIXELS)) {
            throw new UnrenderableException(size.width() + " × " + size.height() + " pixels in " + segments.scans()
                    + " scans are too much work for a progressive JPEG");
        }
    }

    private static int reduction(PixelSize size, RenditionSpec spec) {
        int longer = Math.max(size.width(), size.height());
        int reduction = 8;
        while (reduction > 1 && longer / reduction < spec.longEdge()) {
            reduction /= 2;
        }
        return reduction;
    }

    private static RgbPicture shrink(NativePicture picture, PixelSize target, int background) {
        PixelSize from = picture.size();
        AreaScaler scaler = new AreaScaler(
                picture.layout(),
                from.width(),
                from.height(),
                Math.min(target.width(), from.width()),
                Math.min(target.height(), from.height()));
        byte[] row = new byte[picture.rowBytes() + AreaScaler.ROW_SLACK];
        for (int y = 0; y < from.height(); y++) {
            picture.row(y, row);
            scaler.row(row, 0);
        }
        return scaler.picture(background);
    }

    private static @Nullable String warning(int count) {
        return count == 0 ? null : "the image data is damaged or incomplete";
    }
}
