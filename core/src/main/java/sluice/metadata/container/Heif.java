package sluice.metadata.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sluice.image.ImageFormat;

/**
 * AVIF and HEIC: the image file format of ISO/IEC 23008-12 with its items. Orientation is what the primary item's
 * properties say; the one in EXIF is for information only there (MIAF, ISO/IEC 23000-22, 7.3.7).
 *
 * @param isSequence whether the file calls itself an image sequence before all
 */
record Heif(ImageFormat format, boolean isSequence) implements Container {
    private static final Set<String> AVIF = Set.of("avif", "avis");
    private static final Set<String> HEIC =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1", "miaf");
    private static final Set<String> SEQUENCES = Set.of("avis", "hevc", "hevx", "hevm", "hevs", "msf1");
    private static final byte[] C2PA_ID = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
    private static final int MOST_BRANDS = 64;

    static Heif of(Region file) throws NotAnImageException, IOException {
        List<String> brands = brands(file);
        String major = brands.isEmpty() ? "" : brands.getFirst();
        boolean sequence = SEQUENCES.contains(major);
        if (brands.stream().anyMatch(AVIF::contains)) {
            return new Heif(ImageFormat.AVIF, sequence);
        }
        if (brands.stream().anyMatch(HEIC::contains)) {
            return new Heif(ImageFormat.HEIC, sequence);
        }
        throw new NotAnImageException(
                "a film or another kind of media (brand \"" + major.strip() + "\"), not an image");
    }

    @Override
    public void read(Region file, Findings findings) throws DamagedException, NotAnImageException, IOException {
        List<Box> boxes = Box.in(file, findings);
        Optional<Box> meta = Box.first(boxes, "meta");
        Optional<Box> movie = Box.first(boxes, "moov");
        boolean cut = boxes.isEmpty() || boxes.getLast().isCut();
        if (meta.isPresent()) {
            List<Box> parts = meta.get().inside(4, findings);
            HeifProperties.read(parts, findings);
            if (findings.isSized()) {
                findings.attempt(format.label() + ":meta", () -> new HeifItems(parts, file, findings).text());
            }
        }
        if (movie.isPresent()) {
            movieSize(movie.get(), findings);
        }
        if (isSequence || (movie.isPresent() && brands(file).stream().anyMatch(SEQUENCES::contains))) {
            findings.animated();
        }
        for (Box box : boxes) {
            if (box.type().equals("uuid")) {
                findings.attempt("c2pa", () -> manifest(box.body(), findings));
            }
        }
        if (cut) {
            findings.endsEarly();
        }
    }

    /** C2PA 2.1, A.5: an id, version and flags, a purpose, and behind {@code manifest} a place and the store. */
    private static void manifest(Region body, Findings findings) throws DamagedException, IOException {
        if (!body.startsWith(new String(C2PA_ID, StandardCharsets.ISO_8859_1))) {
            return;
        }
        Cursor cursor = new Cursor(body, C2PA_ID.length + 4);
        if (cursor.untilNul(32).equals("manifest")) {
            C2pa.read(body.rest(cursor.position() + 8), findings);
        }
    }

    /** A sequence without a still image: its first track that has a size. */
    private static void movieSize(Box movie, Findings findings)
            throws DamagedException, NotAnImageException, IOException {
        for (Box track : movie.inside(0, findings)) {
            if (findings.isSized() || !track.type().equals("trak")) {
                continue;
            }
            Optional<Box> head = Box.first(track.inside(0, findings), "tkhd");
            if (head.isPresent()) {
                // The last two fields, as 16.16 fixed-point numbers.
                Region body = head.get().body();
                long width = body.u16(body.length() - 8);
                long height = body.u16(body.length() - 4);
                if (width > 0 && height > 0) {
                    findings.size(width, height);
                }
            }
        }
    }

    /** The major brand, then the compatible ones. */
    private static List<String> brands(Region file) throws IOException {
        try {
            long end = Math.min(file.u32(0), 16 + 4 * MOST_BRANDS);
            List<String> brands = new ArrayList<>();
            for (long at = 8; at + 4 <= Math.min(end, file.length()); at += at == 8 ? 8 : 4) {
                brands.add(file.name(at));
            }
            return brands;
        } catch (EndsEarlyException _) {
            return List.of();
        }
    }
}
