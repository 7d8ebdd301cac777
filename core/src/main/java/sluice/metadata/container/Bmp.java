package sluice.metadata.container;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;
import sluice.image.ImageFormat;

/** Windows and OS/2 bitmaps: a file header of 14 bytes, then a header whose length tells its kind. Holds no text. */
record Bmp() implements Container {
    private static final int CORE_HEADER = 12;
    private static final Set<Long> HEADERS = Set.of(12L, 16L, 40L, 52L, 56L, 64L, 108L, 124L);
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @Override
    public ImageFormat format() {
        return ImageFormat.BMP;
    }

    /** Two letters are a weak signature: the header must be one of those that exist, or be cut off. */
    static boolean isPlausible(Region file) throws IOException {
        try {
            return HEADERS.contains(file.u32(14, LITTLE));
        } catch (EndsEarlyException _) {
            return file.length() < 18 && file.length() != 2;
        }
    }

    @Override
    public void read(Region file, Findings findings) throws DamagedException, NotAnImageException, IOException {
        boolean core = file.u32(14, LITTLE) == CORE_HEADER;
        long width = core ? file.u16(18, LITTLE) : (int) file.u32(18, LITTLE);
        // A negative height means that rows are stored from the top.
        long height = core ? file.u16(20, LITTLE) : Math.abs((long) (int) file.u32(22, LITTLE));
        findings.size(width, height);
        int bits = file.u16(core ? 24 : 28, LITTLE);
        boolean compressed = !core && file.u32(14, LITTLE) >= 40 && file.u32(30, LITTLE) != 0;
        long rows = (width * bits + 31) / 32 * 4 * height;
        if (!compressed && !file.holds(file.u32(10, LITTLE), rows)) {
            findings.endsEarly();
        }
    }
}
