package sluice.metadata.container;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of the ISO base media file format (ISO/IEC 14496-12, 4.2) and of JUMBF, which share their shape.
 *
 * @param body what there is of it
 * @param isCut whether it says that it is longer than what there is
 */
record Box(String type, Region body, boolean isCut) {

    /** The boxes of a region, one after the other, without those inside them. */
    static List<Box> in(Region region, Findings findings) throws DamagedException, IOException {
        List<Box> boxes = new ArrayList<>();
        long at = 0;
        while (region.holds(at, 8)) {
            findings.part();
            long length = region.u32(at);
            String type = region.name(at + 4);
            int header = length == 1 ? 16 : 8;
            if (length == 1) {
                length = region.holds(at, 16) ? region.u64(at + 8, ByteOrder.BIG_ENDIAN) : region.length() - at;
            } else if (length == 0) {
                length = region.length() - at;
            }
            if (length >= 0 && length < header) {
                throw new DamagedException("has a box shorter than its own header, at byte " + (region.from() + at));
            }
            boolean cut = !region.holds(at, length);
            long end = cut ? region.length() : at + length;
            long from = Math.min(at + header, end);
            boxes.add(new Box(type, region.slice(from, end - from), cut));
            at = end;
        }
        return boxes;
    }

    static Optional<Box> first(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
    }

    /** The boxes inside this one, behind so many bytes of its own. */
    List<Box> inside(int own, Findings findings) throws DamagedException, IOException {
        return in(body.rest(own), findings);
    }
}
