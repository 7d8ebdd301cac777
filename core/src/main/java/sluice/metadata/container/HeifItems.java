package sluice.metadata.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items that a {@code meta} box describes (ISO/IEC 14496-12, 8.11), of which EXIF and XMP are read. */
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
