package sluice.metadata.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Properties of pictures and what they belong to (ISO/IEC 23008-12, 6.5 and 9.3): sizes, turns, mirrors. */
final class HeifProperties {
    private HeifProperties() {}

    /** Reports the primary item's size and orientation; without a primary item, the largest picture's size. */
    static void read(List<Box> meta, Findings findings) throws DamagedException, NotAnImageException, IOException {
        Optional<Box> properties = Box.first(meta, "iprp");
        if (properties.isEmpty()) {
            return;
        }
        List<Box> parts = properties.get().inside(0, findings);
        Optional<Box> container = Box.first(parts, "ipco");
        if (container.isEmpty()) {
            return;
        }
        List<Box> all = container.get().inside(0, findings);
        List<Box> primary = primary(meta, parts, all);
        long[] size = largest(primary.stream().anyMatch(box -> box.type().equals("ispe")) ? primary : all);
        if (size[0] > 0) {
            findings.size(size[0], size[1]);
        }
        findings.orientation(orientation(primary));
    }

    private static List<Box> primary(List<Box> meta, List<Box> parts, List<Box> all)
            throws DamagedException, IOException {
        List<Box> properties = new ArrayList<>();
        Optional<Box> pointer = Box.first(meta, "pitm");
        if (pointer.isEmpty()) {
            return properties;
        }
        Region body = pointer.get().body();
        long primary = body.u8(0) == 0 ? body.u16(4) : body.u32(4);
        for (Box part : parts) {
            if (part.type().equals("ipma")) {
                associated(part.body(), primary, all, properties);
            }
        }
        return properties;
    }

    private static void associated(Region ipma, long item, List<Box> all, List<Box> into)
            throws DamagedException, IOException {
        Cursor cursor = new Cursor(ipma, 0);
        int idBytes = cursor.u8() == 0 ? 2 : 4;
        int indexBytes = (cursor.uint(3) & 1) == 0 ? 1 : 2;
        long entries = cursor.u32();
        for (long i = 0; i < entries; i++) {
            boolean wanted = cursor.uint(idBytes) == item;
            int count = cursor.u8();
            for (int j = 0; j < count; j++) {
                // The highest bit says that the property is essential.
                int index = (int) cursor.uint(indexBytes) & (indexBytes == 1 ? 0x7F : 0x7FFF);
                if (wanted && index >= 1 && index <= all.size()) {
                    into.add(all.get(index - 1));
                }
            }
        }
    }

    private static long[] largest(List<Box> properties) throws DamagedException, IOException {
        long[] size = new long[2];
        for (Box property : properties) {
            if (property.type().equals("ispe")) {
                long width = property.body().u32(4);
                long height = property.body().u32(8);
                // Compared by half the perimeter: a product could overflow.
                if (width + height > size[0] + size[1]) {
                    size[0] = width;
                    size[1] = height;
                }
            }
        }
        return size;
    }

    /** Turns and mirrors in the order in which they are applied. */
    private static int orientation(List<Box> properties) throws DamagedException, IOException {
        boolean mirrored = false;
        int turns = 0;
        for (Box property : properties) {
            switch (property.type()) {
                // Quarter turns against the clock.
                case "irot" -> turns += 4 - (property.body().u8(0) & 3);
                // 0 exchanges top and bottom, which is left and right turned by half.
                case "imir" -> {
                    turns = 4 - turns % 4 + ((property.body().u8(0) & 1) == 0 ? 2 : 0);
                    mirrored = !mirrored;
                }
                default -> {
                    // Not a transformation.
                }
            }
        }
        return new int[] {1, 6, 3, 8, 2, 7, 4, 5}[turns % 4 + (mirrored ? 4 : 0)];
    }
}
