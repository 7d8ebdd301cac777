package sluice.metadata.container;

import java.io.IOException;
import sluice.image.ImageFormat;

/** TIFF 6.0 and BigTIFF: the first directory says how large the first image is, and holds the same tags as EXIF. */
record Tiff() implements Container {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int STRIPS = 273;
    private static final int STRIP_LENGTHS = 279;

    @Override
    public ImageFormat format() {
        return ImageFormat.TIFF;
    }

    @Override
    public void read(Region file, Findings findings) throws DamagedException, NotAnImageException, IOException {
        TiffStructure tiff = TiffStructure.open(file);
        long width = 0;
        long height = 0;
        long end = 0;
        for (TiffStructure.Field field : tiff.directory(tiff.first(), findings)) {
            switch (field.tag()) {
                case WIDTH -> width = tiff.number(field, 0);
                case HEIGHT -> height = tiff.number(field, 0);
                case STRIPS -> end += tiff.number(field, field.count() - 1);
                case STRIP_LENGTHS -> end += tiff.number(field, field.count() - 1);
                default -> {
                    // Read as EXIF below.
                }
            }
        }
        findings.size(width, height);
        if (end > file.length()) {
            findings.endsEarly();
        }
        Exif.read(tiff, findings);
    }
}
