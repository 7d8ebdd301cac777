package sluice.metadata.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import sluice.image.ImageFormat;

/** Graphics Interchange Format, version 89a. Blocks are chains of sub-blocks, which have to be walked one by one. */
record Gif() implements Container {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int COMMENT = 0xFE;
    private static final int APPLICATION = 0xFF;
    private static final int APPLICATION_NAME = 11;
    /** XMP stands outside sub-blocks; a ramp of descending bytes behind it makes other readers fall into step again. */
    private static final int XMP_RAMP = 258;

    @Override
    public ImageFormat format() {
        return ImageFormat.GIF;
    }

    @Override
    public void read(Region file, Findings findings) throws DamagedException, NotAnImageException, IOException {
        findings.size(file.u16(6, ByteOrder.LITTLE_ENDIAN), file.u16(8, ByteOrder.LITTLE_ENDIAN));
        Cursor cursor = new Cursor(file, 13 + colourTable(file.u8(10)));
        int frames = 0;
        for (int block = cursor.u8(); block != TRAILER; block = cursor.u8()) {
            findings.part();
            switch (block) {
                case EXTENSION -> extension(cursor, file, findings);
                case IMAGE -> {
                    cursor.skip(8);
                    cursor.skip(colourTable(cursor.u8()) + 1);
                    skipBlocks(cursor);
                    if (++frames == 2) {
                        findings.animated();
                    }
                }
                case 0 -> {
                    // Some writers put a terminator too many.
                }
                default ->
                    throw new DamagedException(
                            "has no block where one should begin, at byte " + (cursor.position() - 1));
            }
        }
    }

    private static int colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static void extension(Cursor cursor, Region file, Findings findings) throws DamagedException, IOException {
        switch (cursor.u8()) {
            case COMMENT -> comment(cursor, findings);
            case APPLICATION -> application(cursor, file, findings);
            default -> skipBlocks(cursor);
        }
    }

    private static void comment(Cursor cursor, Findings findings) throws DamagedException, IOException {
        byte[] text = joined(cursor, findings);
        if (findings.charge("gif:comment", text.length)) {
            findings.text("gif:comment", TextBytes.utf8OrLatin1(text));
        }
    }

    private static void application(Cursor cursor, Region file, Findings findings)
            throws DamagedException, IOException {
        int length = cursor.u8();
        Region name = cursor.take(length);
        long from = cursor.position();
        if (length == APPLICATION_NAME && name.startsWith("XMP DataXMP")) {
            skipBlocks(cursor);
            long text = cursor.position() - from - XMP_RAMP;
            findings.attempt("xmp", () -> Xmp.found("xmp", file.slice(from, text), findings));
        } else if (length == APPLICATION_NAME && name.startsWith("C2PA_GIF")) {
            byte[] store = joined(cursor, findings);
            findings.attempt("c2pa", () -> C2pa.read(Region.of(store), findings));
        } else if (length > 0) {
            skipBlocks(cursor);
        }
    }

    /** The content of a chain of sub-blocks; what is over the limit for an entry is cut one sub-block later. */
    private static byte[] joined(Cursor cursor, Findings findings) throws DamagedException, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = cursor.u8(); length > 0; length = cursor.u8()) {
            Region block = cursor.take(length);
            if (content.size() <= findings.limits().entryBytes()) {
                content.write(block.bytes());
            }
        }
        return content.toByteArray();
    }

    private static void skipBlocks(Cursor cursor) throws DamagedException, IOException {
        for (int length = cursor.u8(); length > 0; length = cursor.u8()) {
            cursor.skip(length);
        }
    }
}
