package sluice.adapters.imaging;

import static org.bytedeco.leptonica.global.leptonica.pixReadMemWebP;
import static org.bytedeco.leptonica.global.leptonica.readHeaderMemWebP;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import sluice.image.PixelProbe;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** WebP by libwebp inside Leptonica; of an animation the first frame on its canvas. Incomplete files are refused. */
final class WebpDecoder implements PictureDecoder {
    @Override
    public Shrunk decode(ByteBuffer bytes, RenditionSpec spec, PixelProbe probe) throws UnrenderableException {
        Leptonica.ready();
        WebpFile file = new WebpFile(bytes);
        try (NativeBytes still = new NativeBytes(file.still())) {
            PixelSize frame = size(still, spec);
            PixelSize canvas = canvas(file, frame, spec);
            try (NativePicture picture = NativePicture.of(
                    pixReadMemWebP(still.buffer(), still.length()), "the image data is damaged or incomplete")) {
                if (picture.layout() == RowLayout.GREY || !picture.size().equals(frame)) {
                    throw new UnrenderableException("the image data does not fit the file's head");
                }
                if (file.lossless()) {
                    probe.look(new NativePixels(picture));
                }
                return new Shrunk(shrink(file, picture, canvas, spec), file.iccProfile(), null);
            }
        }
    }

    private static PixelSize canvas(WebpFile file, PixelSize frame, RenditionSpec spec) throws UnrenderableException {
        if (file.canvas() == null) {
            return frame;
        }
        PixelSize canvas =
                PixelSize.allowed(file.canvas().width(), file.canvas().height(), spec);
        if ((long) file.left() + frame.width() > canvas.width()
                || (long) file.top() + frame.height() > canvas.height()) {
            throw new UnrenderableException("the first frame lies outside of the picture");
        }
        return canvas;
    }

    private static PixelSize size(NativeBytes still, RenditionSpec spec) throws UnrenderableException {
        IntBuffer width = IntBuffer.allocate(1);
        IntBuffer height = IntBuffer.allocate(1);
        IntBuffer samples = IntBuffer.allocate(1);
        if (readHeaderMemWebP(still.buffer(), still.length(), width, height, samples) != 0) {
            throw new UnrenderableException("the file's head cannot be read as WebP");
        }
        return PixelSize.allowed(width.get(0), height.get(0), spec);
    }

    private static RgbPicture shrink(WebpFile file, NativePicture picture, PixelSize canvas, RenditionSpec spec) {
        PixelSize target = canvas.within(spec.longEdge());
        PixelSize frame = picture.size();
        Backdrop backdrop = new Backdrop(spec.background());
        boolean plain = picture.layout() == RowLayout.XBGR && frame.equals(canvas);
        AreaScaler scaler = new AreaScaler(
                plain ? RowLayout.XBGR : RowLayout.RGBA,
                canvas.width(),
                canvas.height(),
                target.width(),
                target.height());
        byte[] row = new byte[Math.max(4 * canvas.width(), picture.rowBytes()) + AreaScaler.ROW_SLACK];
        for (int y = 0; y < canvas.height(); y++) {
            if (plain) {
                picture.row(y, row);
            } else {
                int frameY = y - file.top();
                for (int x = 0; x < canvas.width(); x++) {
                    int frameX = x - file.left();
                    boolean inside = frameX >= 0 && frameX < frame.width() && frameY >= 0 && frameY < frame.height();
                    backdrop.flatten(inside ? picture.argb(frameX, frameY) : 0, row, 4 * x);
                }
            }
            scaler.row(row, 0);
        }
        return scaler.picture(spec.background());
    }

    private record NativePixels(NativePicture picture) implements PixelProbe.Pixels {
        @Override
        public int width() {
            return picture.size().width();
        }

        @Override
        public int height() {
            return picture.size().height();
        }

        @Override
        public boolean hasAlpha() {
            return picture.layout() == RowLayout.ABGR;
        }

        @Override
        public int argb(int x, int y) {
            return picture.argb(x, y);
        }
    }
}
