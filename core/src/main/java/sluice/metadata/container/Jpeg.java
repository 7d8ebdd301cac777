package sluice.metadata.container;

import java.io.IOException;
import sluice.image.ImageFormat;

/**
 * JPEG (ITU-T T.81) with the application segments of JFIF, EXIF, XMP and C2PA. Metadata stands before the first scan;
 * behind it only the end of the image is looked for.
 */
record Jpeg() implements Container {
    private static final int TEM = 0x01;
    private static final int SOF0 = 0xC0;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOF15 = 0xCF;
    private static final int RST0 = 0xD0;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int APP11 = 0xEB;
    private static final int COM = 0xFE;

    @Override
    public ImageFormat format() {
        return ImageFormat.JPEG;
    }

    @Override
    public void read(Region file, Findings findings) throws DamagedException, NotAnImageException, IOException {
        JpegPieces pieces = new JpegPieces();
        Cursor cursor = new Cursor(file, 2);
        boolean wasCutShort = false;
        try {
            segments(cursor, pieces, findings);
        } catch (EndsEarlyException _) {
            wasCutShort = true;
        }
        pieces.joined(findings);
        if (wasCutShort || !ends(file, cursor)) {
            findings.endsEarly();
        }
    }

    /** A segment {@code APP1}: EXIF or XMP by the name that it begins with; others are passed over. */
    static void app1(Region body, Findings findings) throws DamagedException, IOException {
        if (body.startsWith("Exif\0")) {
            Exif.read(body, findings);
        } else if (body.startsWith(JpegPieces.XMP_NAME)) {
            Xmp.found("xmp", body.rest(JpegPieces.XMP_NAME.length()), findings);
        }
    }

    private static void segments(Cursor cursor, JpegPieces pieces, Findings findings)
            throws DamagedException, NotAnImageException, IOException {
        for (int marker = marker(cursor); marker != SOS && marker != EOI; marker = marker(cursor)) {
            findings.part();
            if (isAlone(marker)) {
                continue;
            }
            int length = cursor.u16() - 2;
            if (length < 0) {
                throw new DamagedException("has a segment of no length at byte " + (cursor.position() - 2));
            }
            segment(marker, cursor.take(length), pieces, findings);
        }
    }

    private static void segment(int marker, Region body, JpegPieces pieces, Findings findings)
            throws DamagedException, NotAnImageException, IOException {
        if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC) {
            findings.size(body.u16(3), body.u16(1));
            return;
        }
        switch (marker) {
            case APP1 -> pieces.app1(body, findings);
            case APP11 -> pieces.app11(body, findings);
            case COM ->
                findings.bytes("jpeg:comment", body)
                        .ifPresent(text -> findings.text("jpeg:comment", TextBytes.utf8OrLatin1(text)));
            default -> {
                // Tables, colour profiles and the like.
            }
        }
    }

    private static int marker(Cursor cursor) throws EndsEarlyException, IOException {
        int next = cursor.u8();
        while (true) {
            while (next != 0xFF) {
                next = cursor.u8();
            }
            while (next == 0xFF) {
                next = cursor.u8();
            }
            if (next != 0) {
                return next;
            }
        }
    }

    private static boolean isAlone(int marker) {
        return marker == TEM || (marker >= RST0 && marker <= SOI);
    }

    /** Whether the end of the image is there: mostly the last two bytes, else somewhere before what was appended. */
    private static boolean ends(Region file, Cursor cursor) throws EndsEarlyException, IOException {
        if (file.u16(file.length() - 2) == (0xFF << 8 | EOI)) {
            return true;
        }
        try {
            while (marker(cursor) != EOI) {
                // Scans, restart markers, tables between scans.
            }
            return true;
        } catch (EndsEarlyException _) {
            return false;
        }
    }
}
