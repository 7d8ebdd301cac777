package sluice.adapters.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import sluice.image.ImageFormat;
import sluice.image.PixelProbe;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** The rarer formats, by the readers of the JDK: first frame or page only. They cost speed, but no dependency. */
final class ImageIoDecoder implements PictureDecoder {
    /** These readers decode to the heap; larger pictures are read with rows and columns left out, in pixels. */
    private static final long MAX_HEAP_PIXELS = 24_000_000;

    private final String format;

    ImageIoDecoder(ImageFormat format) {
        this.format = format.label();
    }

    @Override
    public Shrunk decode(ByteBuffer file, RenditionSpec spec, PixelProbe probe) throws UnrenderableException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(stream(file))) {
            reader.setInput(input, true, format.equals("bmp"));
            return decode(reader, spec);
        } catch (IOException e) {
            throw new UnrenderableException("the file cannot be read as " + format.toUpperCase(Locale.ROOT), e);
        } catch (RuntimeException e) {
            // The readers of the JDK meet damaged files with whatever goes wrong first: index out of bounds,
            // illegal arguments, class casts. None of it says more than that the file is damaged.
            throw new UnrenderableException("the file is damaged", e);
        } catch (OutOfMemoryError e) {
            // Damaged sizes inside a TIFF make its reader ask for arrays that no heap holds; nothing was allocated.
            throw new UnrenderableException("the file asks for more memory than there is", e);
        } finally {
            reader.dispose();
        }
    }

    private static ByteArrayInputStream stream(ByteBuffer file) {
        if (file.hasArray()) {
            return new ByteArrayInputStream(file.array(), file.arrayOffset(), file.limit());
        }
        byte[] bytes = new byte[file.limit()];
        file.get(0, bytes);
        return new ByteArrayInputStream(bytes);
    }

    private Shrunk decode(ImageReader reader, RenditionSpec spec) throws IOException, UnrenderableException {
        PixelSize frame = PixelSize.allowed(reader.getWidth(0), reader.getHeight(0), spec);
        GifScreen screen = format.equals("gif") ? GifScreen.of(reader, frame) : new GifScreen(frame, 0, 0);
        PixelSize whole = PixelSize.allowed(screen.size().width(), screen.size().height(), spec);
        int step = step(frame);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.getImageTypes(0)
                .next()
                .createBufferedImage((frame.width() + step - 1) / step, (frame.height() + step - 1) / step);
        param.setDestination(image);
        DecodedRows decoded = new DecodedRows(image.getHeight());
        reader.addIIOReadUpdateListener(decoded);
        try {
            reader.read(0, param);
        } catch (IIOException | IndexOutOfBoundsException e) {
            if (decoded.isEmpty()) {
                throw new UnrenderableException("the image data is damaged or missing", e);
            }
            decoded.breakOff();
        }
        BufferedImageRows rows = new BufferedImageRows(image, new Backdrop(spec.background()));
        RgbPicture small = step > 1 || whole.equals(frame)
                ? rows.shrink(whole.within(spec.longEdge()))
                : rows.shrinkOn(screen, whole.within(spec.longEdge()));
        return new Shrunk(small, rows.iccProfile(), decoded.warning());
    }

    private static int step(PixelSize size) {
        int step = 1;
        while ((long) (size.width() / step) * (size.height() / step) > MAX_HEAP_PIXELS) {
            step++;
        }
        return step;
    }
}
