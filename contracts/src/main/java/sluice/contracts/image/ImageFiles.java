package sluice.contracts.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Image files of the formats that the JDK writes, and pictures of files it reads. */
public final class ImageFiles {
    private ImageFiles() {}

    /** RGB, best quality. */
    public static byte[] jpeg(TestPicture picture, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(1);
        if (progressive) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        return write(writer, param, image(picture, BufferedImage.TYPE_INT_RGB));
    }

    /** Red as grey. */
    public static byte[] greyJpeg(TestPicture picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        return write(writer, writer.getDefaultWriteParam(), grey(picture));
    }

    /** Four inks stored inverted, as Adobe's programs do, from the textbook's conversion without black. */
    public static byte[] cmykJpeg(TestPicture picture) {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, picture.width(), picture.height(), 4, null);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int argb = picture.at(x, y);
                raster.setPixel(x, y, new int[] {argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, 255});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(1);
        byte[] plain = write(writer, param, new IIOImage(raster, null, null));
        byte[] adobe = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        return withSegment(plain, 0xee, adobe);
    }

    /** A JPEG with one more segment at its start. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A JPEG with a colour profile. */
    public static byte[] withProfile(byte[] jpeg, byte[] profile) {
        byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        byte[] content = ByteBuffer.allocate(head.length + profile.length)
                .put(head)
                .put(profile)
                .array();
        return withSegment(jpeg, 0xe2, content);
    }

    /** At most 256 colours come back as they were; fully transparent pixels stay so. */
    public static byte[] gif(TestPicture picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        return write(writer, writer.getDefaultWriteParam(), image(picture, BufferedImage.TYPE_INT_ARGB));
    }

    public static byte[] bmp(TestPicture picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("bmp").next();
        return write(writer, writer.getDefaultWriteParam(), image(picture, BufferedImage.TYPE_3BYTE_BGR));
    }

    /** @param compression as the JDK names it: LZW, Deflate, PackBits … */
    public static byte[] tiff(TestPicture picture, String compression) {
        return tiff(image(picture, BufferedImage.TYPE_INT_RGB), compression);
    }

    /** 16 bits a sample. */
    public static byte[] deepTiff(TestPicture picture) {
        java.awt.color.ColorSpace srgb = java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB);
        BufferedImage image = ImageTypeSpecifier.createInterleaved(
                        srgb, new int[] {0, 1, 2}, DataBuffer.TYPE_USHORT, false, false)
                .createBufferedImage(picture.width(), picture.height());
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int argb = picture.at(x, y);
                int[] samples = {(argb >> 16 & 0xff) * 257, (argb >> 8 & 0xff) * 257, (argb & 0xff) * 257};
                image.getRaster().setPixel(x, y, samples);
            }
        }
        return tiff(image, "Deflate");
    }

    /** Red as grey, 8 bits. */
    public static byte[] greyTiff(TestPicture picture) {
        return tiff(grey(picture), "LZW");
    }

    private static byte[] tiff(BufferedImage image, String compression) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        return write(writer, param, image);
    }

    private static BufferedImage image(TestPicture picture, int type) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), type);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
        return image;
    }

    private static BufferedImage grey(TestPicture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.getRaster().setSample(x, y, 0, picture.at(x, y) >> 16 & 0xff);
            }
        }
        return image;
    }

    private static byte[] write(ImageWriter writer, ImageWriteParam param, BufferedImage image) {
        return write(writer, param, new IIOImage(image, null, null));
    }

    private static byte[] write(ImageWriter writer, ImageWriteParam param, IIOImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** What a JPEG shows. */
    public static TestPicture decodeJpeg(byte[] jpeg) {
        try {
            BufferedImage image = ImageIO.read(new java.io.ByteArrayInputStream(jpeg));
            int width = image.getWidth();
            int height = image.getHeight();
            return new TestPicture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
