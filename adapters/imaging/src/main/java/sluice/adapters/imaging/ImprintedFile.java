package sluice.adapters.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import sluice.image.ImageFormat;
import sluice.render.deliver.ImprintXmp;
import sluice.render.deliver.Imprints;
import sluice.render.finish.Imprint;

/** Encodes a picture with its imprint, where the readers of each format look for it. */
final class ImprintedFile {
    /** Level 4 takes half as long again for 3 % fewer bytes: see docs/decisions/0024-finishing.md. */
    private static final int PNG_LEVEL = 2;
    /** From here on colours keep their full resolution in JPEG: whoever asks for so much wants no blurred edges. */
    private static final int FULL_CHROMA_QUALITY = 90;

    private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XMP_NAME = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SEGMENT = 65_533;
    private static final int APP0 = 0xFFE0;
    private static final int APP1 = 0xFFE1;
    private static final int WEBP_EXIF = 0x08;
    private static final int WEBP_XMP = 0x04;

    private ImprintedFile() {}

    /** @param quality of JPEG and WebP */
    static byte[] of(RgbPicture picture, ImageFormat format, int quality, Imprint imprint) {
        return switch (format) {
            case PNG ->
                new PngEncoder(PNG_LEVEL)
                        .text(Imprints.PARAMETERS_KEY, Imprints.parameters(imprint))
                        .text(Imprints.BLOCK_KEY, Imprints.block(imprint))
                        .international("XML:com.adobe.xmp", ImprintXmp.of(imprint))
                        .bytes(picture);
            case JPEG -> jpeg(JpegEncoder.encode(picture, quality, quality >= FULL_CHROMA_QUALITY), imprint);
            case WEBP -> webp(WebpEncoder.encode(picture, quality), picture, imprint);
            case GIF, BMP, TIFF, AVIF, HEIC, JXL -> throw new IllegalArgumentException("no " + format + " is written");
        };
    }

    /** Behind the JFIF segment, which has to be the first. A long EXIF block goes on in further segments. */
    private static byte[] jpeg(byte[] plain, Imprint imprint) {
        ByteBuffer file = ByteBuffer.wrap(plain);
        int at = 2;
        if ((file.getShort(at) & 0xFFFF) == APP0) {
            at += 2 + (file.getShort(at + 2) & 0xFFFF);
        }
        ByteArrayOutputStream imprinted = new ByteArrayOutputStream(plain.length + (16 << 10));
        imprinted.write(plain, 0, at);
        byte[] exif = ImprintExif.of(imprint);
        int most = SEGMENT - EXIF_NAME.length;
        for (int from = 0; from < exif.length; from += most) {
            segment(imprinted, EXIF_NAME, exif, from, Math.min(most, exif.length - from));
        }
        byte[] xmp = ImprintXmp.of(imprint).getBytes(StandardCharsets.UTF_8);
        segment(imprinted, XMP_NAME, xmp, 0, xmp.length);
        imprinted.write(plain, at, plain.length - at);
        return imprinted.toByteArray();
    }

    private static void segment(ByteArrayOutputStream to, byte[] name, byte[] body, int from, int length) {
        to.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) APP1)
                .putShort((short) (2 + name.length + length))
                .array());
        to.writeBytes(name);
        to.write(body, from, length);
    }

    /** The extended layout of RFC 9649: VP8X, the picture's chunk, EXIF, XMP. */
    private static byte[] webp(byte[] plain, RgbPicture picture, Imprint imprint) {
        byte[] exif = ImprintExif.of(imprint);
        byte[] xmp = ImprintXmp.of(imprint).getBytes(StandardCharsets.UTF_8);
        int size = 4 + 18 + plain.length - 12 + 8 + even(exif.length) + 8 + even(xmp.length);
        ByteBuffer file = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(size).put(ascii("WEBP"));
        file.put(ascii("VP8X")).putInt(10).putInt(WEBP_EXIF | WEBP_XMP);
        u24(file, picture.width() - 1);
        u24(file, picture.height() - 1);
        file.put(plain, 12, plain.length - 12);
        chunk(file, "EXIF", exif);
        chunk(file, "XMP ", xmp);
        return file.array();
    }

    private static void chunk(ByteBuffer file, String type, byte[] body) {
        file.put(ascii(type)).putInt(body.length).put(body);
        file.position(file.position() + even(body.length) - body.length);
    }

    private static void u24(ByteBuffer file, int value) {
        file.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static int even(int length) {
        return length + 1 & ~1;
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
