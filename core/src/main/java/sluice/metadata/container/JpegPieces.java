package sluice.metadata.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What does not fit into one JPEG segment of 64 KiB and is spread over several: long EXIF, extended XMP (XMP
 * specification part 3, 1.1.3.1) and JUMBF boxes (ISO/IEC 19566-5, annex D). Segments are held by place, not copied.
 */
final class JpegPieces {
    static final String XMP_NAME = "http://ns.adobe.com/xap/1.0/\0";

    private static final String EXTENSION_NAME = "http://ns.adobe.com/xmp/extension/\0";
    private static final int EXIF_NAME = 6;
    private static final int DIGEST = 32;

    private final List<List<Region>> exif = new ArrayList<>();
    private final Map<String, List<Portion>> extensions = new LinkedHashMap<>();
    private final List<List<Region>> boxes = new ArrayList<>();

    private record Portion(long offset, long whole, Region text) {}

    void app1(Region body, Findings findings) throws IOException {
        findings.attempt("jpeg:APP1", () -> {
            if (body.startsWith("Exif\0")) {
                exif(body.rest(EXIF_NAME));
            } else if (body.startsWith(EXTENSION_NAME)) {
                extension(body.rest(EXTENSION_NAME.length()));
            } else {
                Jpeg.app1(body, findings);
            }
        });
    }

    /** The JUMBF box header stands again in every segment; it counts only in the first of a box. */
    void app11(Region body, Findings findings) throws IOException {
        if (!body.startsWith("JP")) {
            return;
        }
        findings.attempt("jpeg:APP11", () -> {
            long sequence = body.u32(4);
            if (sequence <= 1 || boxes.isEmpty()) {
                boxes.add(new ArrayList<>());
                boxes.getLast().add(body.rest(8));
            } else {
                boxes.getLast().add(body.rest(body.u32(8) == 1 ? 24 : 16));
            }
        });
    }

    /** Reads what has been collected; what is damaged is a warning. */
    void joined(Findings findings) throws IOException {
        for (List<Region> block : exif) {
            findings.attempt("jpeg:APP1", () -> Exif.read(join(block, findings), findings));
        }
        for (List<Portion> portions : extensions.values()) {
            findings.attempt("xmp", () -> extended(portions, findings));
        }
        for (List<Region> box : boxes) {
            findings.attempt("c2pa", () -> C2pa.read(join(box, findings), findings));
        }
    }

    /** A block begins with a TIFF header; one that does not goes on where the last one stopped. */
    private void exif(Region block) throws IOException {
        if (exif.isEmpty() || block.startsWith("II") || block.startsWith("MM")) {
            exif.add(new ArrayList<>());
        }
        exif.getLast().add(block);
    }

    private void extension(Region body) throws DamagedException, IOException {
        String digest = new String(body.bytes(0, DIGEST), StandardCharsets.ISO_8859_1);
        extensions
                .computeIfAbsent(digest, _ -> new ArrayList<>())
                .add(new Portion(body.u32(DIGEST + 4), body.u32(DIGEST), body.rest(DIGEST + 8)));
    }

    private static void extended(List<Portion> portions, Findings findings) throws DamagedException, IOException {
        portions.sort(Comparator.comparingLong(Portion::offset));
        List<Region> parts = new ArrayList<>();
        long end = 0;
        for (Portion portion : portions) {
            if (portion.offset() == end) {
                parts.add(portion.text());
                end += portion.text().length();
            }
        }
        if (end != portions.getFirst().whole()) {
            throw new DamagedException("a part of the extended packet is missing");
        }
        Xmp.found("xmp", join(parts, findings), findings);
    }

    private static Region join(List<Region> parts, Findings findings) throws DamagedException, IOException {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Region part : parts) {
            if (joined.size() + part.length() > findings.limits().entryBytes()) {
                throw new DamagedException(
                        "left out: over the limit of " + findings.limits().entryBytes() + " bytes");
            }
            joined.write(part.bytes());
        }
        return Region.of(joined.toByteArray());
    }
}
