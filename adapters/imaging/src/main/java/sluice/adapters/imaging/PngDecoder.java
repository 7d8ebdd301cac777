package sluice.adapters.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import sluice.image.PixelProbe;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/**
 * PNG, in Java: rows are inflated, unfiltered and summed into the small picture while they are in the cache, in memory
 * for two rows. The whole picture is kept only of an interlaced file, or when a probe looks beyond the first column, which
 * it does when something is hidden there.
 */
final class PngDecoder implements PictureDecoder {
    /** The longest row that is decoded, in bytes: four million pixels of RGBA. */
    private static final int MAX_ROW_BYTES = 16 << 20;
    /** The most memory for a whole picture that an interlaced file may ask for, in bytes. */
    private static final int MAX_INTERLACED_BYTES = 256 << 20;
    /** Larger pictures are not shown to a probe, in bytes: nothing hidden is known in more than 16 megapixels. */
    private static final int MAX_PROBED_BYTES = 64 << 20;

    @Override
    public Shrunk decode(ByteBuffer bytes, RenditionSpec spec, PixelProbe probe) throws UnrenderableException {
        PngFile file = new PngFile(bytes);
        PixelSize size = PixelSize.allowed(file.width(), file.height(), spec);
        long rowBytes = file.format().rowBytes(size.width());
        long allBytes = rowBytes * size.height();
        if (rowBytes > MAX_ROW_BYTES) {
            throw new UnrenderableException("rows of " + size.width() + " pixels are too long to be decoded");
        }
        if (file.interlaced() && allBytes > MAX_INTERLACED_BYTES) {
            throw new UnrenderableException(size.width() + " × " + size.height()
                    + " pixels are too many for an interlaced PNG, which must be held in memory as a whole");
        }
        boolean probed = probe != PixelProbe.NONE && allBytes <= MAX_PROBED_BYTES;
        PngRows rows = new PngRows(file.format(), size, size.within(spec.longEdge()), spec.background());
        byte[] stream = file.imageData();
        PngScan scan = new PngScan(file.format(), size, stream);
        FirstColumn column = new FirstColumn(file.format(), rows);
        int complete = file.interlaced() ? scan.interlaced(rows) : scan.sequential(probed ? column : rows, false);
        if (complete == 0) {
            throw new UnrenderableException("the image data is damaged or missing");
        }
        if (probed && complete == size.height()) {
            probe.look(
                    file.interlaced()
                            ? PngPixels.whole(file.format(), size, scan.pixels())
                            : PngPixels.lazily(file.format(), size, column.bytes(), stream));
        }
        return new Shrunk(rows.picture(), file.iccProfile(), warning(file, complete, size));
    }

    private static @Nullable String warning(PngFile file, int complete, PixelSize size) {
        if (complete < size.height()) {
            return "only the first " + complete + " of " + size.height() + " rows could be decoded";
        }
        return file.damaged() ? "the image data is damaged: its checksum is wrong" : null;
    }

    /** Hands rows on, and keeps the first pixel of each. */
    private static final class FirstColumn implements PngScan.RowSink {
        private final int step;
        private final PngRows rows;
        private final ByteArrayOutputStream column = new ByteArrayOutputStream(4096);

        FirstColumn(PngPixelFormat format, PngRows rows) {
            this.step = format.filterStep();
            this.rows = rows;
        }

        @Override
        public void row(byte[] from, int at) {
            rows.row(from, at);
            column.write(from, at, step);
        }

        byte[] bytes() {
            return column.toByteArray();
        }
    }
}
