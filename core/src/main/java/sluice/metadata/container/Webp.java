package sluice.metadata.container;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;
import sluice.image.ImageFormat;

/**
 * WebP (RFC 9649). The size that the file itself states is often wrong, so chunks are walked to the end of the file;
 * flags in {@code VP8X} are not believed about what chunks follow.
 */
record Webp() implements Container {
    private static final Set<String> CHUNKS =
            Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP", "EXIF", "XMP ", "C2PA");
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @Override
    public ImageFormat format() {
        return ImageFormat.WEBP;
    }

    @Override
    public void read(Region file, Findings findings) throws DamagedException, NotAnImageException, IOException {
        boolean animation = false;
        int frames = 0;
        long at = 12;
        while (file.holds(at, 8)) {
            String type = file.name(at);
            long length = file.u32(at + 4, LITTLE);
            findings.part();
            if (!findings.isSized()) {
                head(type, file.rest(at + 8), findings);
            }
            if (!file.holds(at + 8, length)) {
                if (CHUNKS.contains(type)) {
                    findings.endsEarly();
                }
                break;
            }
            Region body = file.slice(at + 8, length);
            animation |= type.equals("ANIM") || (type.equals("VP8X") && (body.u8(0) & 2) != 0);
            frames += type.equals("ANMF") ? 1 : 0;
            chunk(type, body, findings);
            at = next(file, at + 8 + length);
        }
        if (file.length() < 12 || file.u32(4, LITTLE) + 8 > file.length() + 1) {
            findings.endsEarly();
        }
        if (animation && (frames != 1 || findings.endedEarly())) {
            findings.animated();
        }
    }

    /** Chunks are padded to an even length, but some writers forget it. */
    private static long next(Region file, long end) throws DamagedException, IOException {
        if (end % 2 == 0 || (file.holds(end, 4) && CHUNKS.contains(file.name(end)))) {
            return end;
        }
        return end + 1;
    }

    private static void head(String type, Region body, Findings findings)
            throws DamagedException, NotAnImageException, IOException {
        switch (type) {
            case "VP8X" -> findings.size(u24(body, 4) + 1, u24(body, 7) + 1);
            case "VP8L" -> {
                if (body.u8(0) != 0x2F) {
                    throw new DamagedException("has damaged pixel data");
                }
                long bits = body.u32(1, LITTLE);
                findings.size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
            }
            case "VP8 " -> {
                if (body.u8(3) != 0x9D || body.u16(4) != 0x012A) {
                    throw new DamagedException("has damaged pixel data");
                }
                findings.size(body.u16(6, LITTLE) & 0x3FFF, body.u16(8, LITTLE) & 0x3FFF);
            }
            default -> {
                // Some other chunk first: the size comes later.
            }
        }
    }

    private static void chunk(String type, Region body, Findings findings) throws IOException {
        switch (type) {
            case "EXIF" -> findings.attempt("webp:EXIF", () -> Exif.read(body, findings));
            case "XMP ", "XMP\0" -> findings.attempt("xmp", () -> Xmp.found("xmp", body, findings));
            case "C2PA" -> findings.attempt("c2pa", () -> C2pa.read(body, findings));
            default -> {
                // Pixels and colour profiles.
            }
        }
    }

    private static long u24(Region body, long at) throws DamagedException, IOException {
        return body.u16(at, LITTLE) | (long) body.u8(at + 2) << 16;
    }
}
