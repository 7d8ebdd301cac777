package sluice.metadata.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Directories of tagged fields (TIFF 6.0, section 2; BigTIFF with its wider counts and offsets), as TIFF files and EXIF
 * blocks share them.
 *
 * @param first place of the first directory
 */
record TiffStructure(Region block, ByteOrder order, boolean big, long first) {
    private static final int MOST_FIELDS = 65_535;
    private static final int[] BYTES_OF_TYPE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    private static final int UTF8 = 129;

    /**
     * @param type 1 BYTE, 2 ASCII, 3 SHORT, 4 LONG, 7 UNDEFINED, …
     * @param count of values, not of bytes
     * @param at where the value or, when that is too long to stand here, its place stands
     */
    record Field(int tag, int type, long count, long at) {
        boolean isText() {
            return type == 2 || type == UTF8;
        }
    }

    static TiffStructure open(Region block) throws DamagedException, IOException {
        int mark = block.u16(0);
        if (mark != 0x4949 && mark != 0x4D4D) {
            throw new DamagedException("does not begin with a TIFF header");
        }
        ByteOrder order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        boolean big = block.u16(2, order) == 43;
        return new TiffStructure(block, order, big, big ? block.u64(8, order) : block.u32(4, order));
    }

    /** The fields of a directory; those that lie beyond the end are left out with a warning. */
    List<Field> directory(long at, Findings findings) throws DamagedException, IOException {
        int entry = big ? 20 : 12;
        long count = big ? block.u64(at, order) : block.u16(at, order);
        long from = at + (big ? 8 : 2);
        long present = Math.min(Math.max(0, count), (block.length() - from) / entry);
        if (count < 0 || count > MOST_FIELDS || present < count) {
            findings.warn("exif", "a directory says it has " + Long.toUnsignedString(count) + " fields");
        }
        int kept = (int) Math.min(present, MOST_FIELDS);
        ByteBuffer table = ByteBuffer.wrap(block.bytes(from, kept * entry)).order(order);
        List<Field> fields = new ArrayList<>(Math.min(kept, 64));
        for (int i = 0; i < kept; i++) {
            int start = i * entry;
            fields.add(new Field(
                    table.getShort(start) & 0xFFFF,
                    table.getShort(start + 2) & 0xFFFF,
                    big ? table.getLong(start + 4) : table.getInt(start + 4) & 0xFFFF_FFFFL,
                    from + start + (big ? 12 : 8)));
        }
        return fields;
    }

    /** The bytes of a field's value. */
    Region value(Field field) throws DamagedException, IOException {
        int size = field.type() == UTF8 ? 1 : field.type() < BYTES_OF_TYPE.length ? BYTES_OF_TYPE[field.type()] : 0;
        if (size == 0 || field.count() < 0 || field.count() > block.length() / size) {
            throw new EndsEarlyException();
        }
        long bytes = field.count() * size;
        return block.slice(bytes <= (big ? 8 : 4) ? field.at() : offset(field.at()), bytes);
    }

    /** One of the whole numbers of a field. */
    long number(Field field, long index) throws DamagedException, IOException {
        Region value = value(field);
        int size = (int) (value.length() / Math.max(1, field.count()));
        return switch (size) {
            case 1 -> value.u8(index);
            case 2 -> value.u16(index * 2, order);
            case 4 -> value.u32(index * 4, order);
            case 8 -> value.u64(index * 8, order);
            default -> throw new DamagedException("has a field without a value");
        };
    }

    private long offset(long at) throws DamagedException, IOException {
        return big ? block.u64(at, order) : block.u32(at, order);
    }
}
