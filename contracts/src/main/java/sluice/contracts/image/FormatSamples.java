package sluice.contracts.image;

import java.util.List;
import sluice.image.ImageFormat;

/** One picture in every format and coding that can be written by code. */
public final class FormatSamples {
    private FormatSamples() {}

    /** @param name what is special about the file, for messages */
    public record Sample(String name, ImageFormat format, byte[] bytes) {}

    public static List<Sample> of(TestPicture picture) {
        return List.of(
                new Sample(
                        "PNG RGB",
                        ImageFormat.PNG,
                        png(picture, PngWriter.Colour.RGB, 8).bytes()),
                new Sample(
                        "PNG RGBA",
                        ImageFormat.PNG,
                        png(picture, PngWriter.Colour.RGBA, 8).bytes()),
                new Sample(
                        "PNG grey",
                        ImageFormat.PNG,
                        png(picture, PngWriter.Colour.GREY, 4).bytes()),
                new Sample(
                        "PNG deep",
                        ImageFormat.PNG,
                        png(picture, PngWriter.Colour.RGBA, 16).bytes()),
                new Sample(
                        "PNG interlaced",
                        ImageFormat.PNG,
                        png(picture, PngWriter.Colour.RGB, 8).interlaced().bytes()),
                new Sample("JPEG", ImageFormat.JPEG, ImageFiles.jpeg(picture, false)),
                new Sample("JPEG progressive", ImageFormat.JPEG, ImageFiles.jpeg(picture, true)),
                new Sample("JPEG grey", ImageFormat.JPEG, ImageFiles.greyJpeg(picture)),
                new Sample("JPEG CMYK", ImageFormat.JPEG, ImageFiles.cmykJpeg(picture)),
                new Sample("WebP lossless", ImageFormat.WEBP, WebpWriter.lossless(picture)),
                new Sample(
                        "WebP animation",
                        ImageFormat.WEBP,
                        WebpWriter.animation(picture, picture.width() + 8, picture.height() + 6, 4, 2)),
                new Sample("GIF", ImageFormat.GIF, ImageFiles.gif(picture)),
                new Sample("BMP", ImageFormat.BMP, ImageFiles.bmp(picture)),
                new Sample("TIFF LZW", ImageFormat.TIFF, ImageFiles.tiff(picture, "LZW")),
                new Sample("TIFF deep", ImageFormat.TIFF, ImageFiles.deepTiff(picture)));
    }

    private static PngWriter png(TestPicture picture, PngWriter.Colour colour, int depth) {
        return new PngWriter(picture, colour, depth);
    }
}
