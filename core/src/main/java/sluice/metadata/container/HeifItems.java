package sluice.metadata.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items that a {@code meta} box describes (ISO/IEC 14496-12, 8.11): pictures with properties, EXIF, XMP. */
final class HeifItems {
    private static final int LONGEST_NAME = 1024;
    /** Items may share their bytes, so that the file's length does not bound what they add up to. */
    private static final int MOST_TEXTS = 32;

    private static final String XMP_TYPE = "application/rdf+xml";

    private final List<Box> meta;
    private final Region file;
    private final Findings findings;

    /** Where the bytes of an item are: pieces of the file or of the {@code idat} box. */
    private record Place(int construction, List<Extent> extents) {}

    private record Extent(long offset, long length) {}

    private record Item(long id, String type, String contentType) {}

    HeifItems(List<Box> meta, Region file, Findings findings) {
        this.meta = meta;
        this.file = file;
        this.findings = findings;
    }

    /** Reports the primary item's size and orientation; without a primary item, the largest picture's size. */
    void size() throws DamagedException, NotAnImageException, IOException {
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
        List<Box> primary = primaryProperties(parts, all);
        long[] size = largest(primary.stream().anyMatch(box -> box.type().equals("ispe")) ? primary : all);
        if (size[0] > 0) {
            findings.size(size[0], size[1]);
        }
        findings.orientation(orientation(primary));
    }

    /** Reads EXIF and XMP. */
    void text() throws DamagedException, IOException {
        Map<Long, Place> places = places();
        int texts = 0;
        for (Item item : items()) {
            boolean exif = item.type().equals("Exif");
            boolean xmp = item.type().equals("mime") && item.contentType().equals(XMP_TYPE);
            if ((exif || xmp) && texts++ < MOST_TEXTS) {
                Place place = places.get(item.id());
                findings.attempt(exif ? "exif" : "xmp", () -> text(exif, place));
            }
        }
    }

    private void text(boolean exif, @Nullable Place place) throws DamagedException, IOException {
        if (place == null) {
            throw new DamagedException("the file does not say where it stands");
        }
        Region content = content(place);
        if (exif) {
            exif(content, findings);
        } else {
            Xmp.found("xmp", content, findings);
        }
    }

    /** An EXIF item or box begins with the distance from behind these four bytes to the TIFF header. */
    static void exif(Region content, Findings findings) throws DamagedException, IOException {
        long distance = content.u32(0);
        Exif.read(content.rest(content.holds(4 + distance, 8) ? 4 + distance : 4), findings);
    }

    private List<Box> primaryProperties(List<Box> parts, List<Box> all) throws DamagedException, IOException {
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

    private List<Item> items() throws DamagedException, IOException {
        List<Item> items = new ArrayList<>();
        Optional<Box> information = Box.first(meta, "iinf");
        if (information.isPresent()) {
            boolean small = information.get().body().u8(0) == 0;
            for (Box entry : information.get().inside(small ? 6 : 8, findings)) {
                if (entry.type().equals("infe")) {
                    Cursor cursor = new Cursor(entry.body(), 0);
                    int version = cursor.u8();
                    if (version >= 2) {
                        cursor.skip(3);
                        items.add(item(cursor, version));
                    }
                }
            }
        }
        return items;
    }

    private static Item item(Cursor cursor, int version) throws DamagedException, IOException {
        long id = cursor.uint(version == 2 ? 2 : 4);
        cursor.skip(2);
        String type = cursor.name();
        cursor.untilNul(LONGEST_NAME);
        return new Item(id, type, type.equals("mime") ? cursor.untilNul(LONGEST_NAME) : "");
    }

    private Map<Long, Place> places() throws DamagedException, IOException {
        Map<Long, Place> places = new HashMap<>();
        Optional<Box> location = Box.first(meta, "iloc");
        if (location.isEmpty()) {
            return places;
        }
        Cursor cursor = new Cursor(location.get().body(), 0);
        int version = cursor.u8();
        cursor.skip(3);
        int sizes = cursor.u16();
        long count = cursor.uint(version < 2 ? 2 : 4);
        for (long i = 0; i < count; i++) {
            findings.part();
            long id = cursor.uint(version < 2 ? 2 : 4);
            int construction = version == 0 ? 0 : cursor.u16() & 0xF;
            cursor.skip(2);
            long base = cursor.uint(sizes >> 4 & 0xF);
            int extents = cursor.u16();
            Place place = new Place(construction, new ArrayList<>());
            for (int j = 0; j < extents; j++) {
                // An extent can take no bytes at all here, so that the box's length does not bound them.
                findings.part();
                cursor.uint(version == 0 ? 0 : sizes & 0xF);
                long offset = cursor.uint(sizes >> 12 & 0xF);
                place.extents().add(new Extent(base + offset, cursor.uint(sizes >> 8 & 0xF)));
            }
            places.put(id, place);
        }
        return places;
    }

    private Region content(Place place) throws DamagedException, IOException {
        Region whole = switch (place.construction()) {
            case 0 -> file;
            case 1 ->
                Box.first(meta, "idat")
                        .orElseThrow(() -> new DamagedException("stands in a box that is missing"))
                        .body();
            default -> throw new DamagedException("is put together from other items, which is not read");
        };
        if (place.extents().size() == 1) {
            return slice(whole, place.extents().getFirst());
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Extent extent : place.extents()) {
            Region piece = slice(whole, extent);
            if (joined.size() + piece.length() > findings.limits().entryBytes()) {
                throw new DamagedException(
                        "left out: over the limit of " + findings.limits().entryBytes() + " bytes");
            }
            joined.write(piece.bytes());
        }
        return Region.of(joined.toByteArray());
    }

    private static Region slice(Region whole, Extent extent) throws DamagedException {
        return extent.length() == 0 ? whole.rest(extent.offset()) : whole.slice(extent.offset(), extent.length());
    }
}
