package sluice.metadata.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text fields of a first directory and its Exif directory (EXIF 3.0, CIPA DC-008). */
final class Exif {
    private final TiffStructure tiff;
    private final Findings findings;
    /** Short texts by tag, for the date of creation; the first of each stands. */
    private final Map<Integer, String> dates = new LinkedHashMap<>();

    private Exif(TiffStructure tiff, Findings findings) {
        this.tiff = tiff;
        this.findings = findings;
    }

    /** A block that begins with a TIFF header, or with {@code Exif}, two NULs and then that header. */
    static void read(Region block, Findings findings) throws DamagedException, IOException {
        read(TiffStructure.open(block.startsWith("Exif\0") ? block.rest(6) : block), findings);
    }

    static void read(TiffStructure tiff, Findings findings) throws DamagedException, IOException {
        Exif exif = new Exif(tiff, findings);
        List<TiffStructure.Field> fields = tiff.directory(tiff.first(), findings);
        for (TiffStructure.Field field : fields) {
            exif.attempt(field);
        }
        // One Exif directory and none inside it: neither circles nor many pointers to one place can multiply the work.
        Optional<TiffStructure.Field> pointer = fields.stream()
                .filter(field -> field.tag() == ExifTag.EXIF_DIRECTORY)
                .findFirst();
        if (pointer.isPresent()) {
            findings.attempt("exif", () -> exif.directory(tiff.number(pointer.get(), 0)));
        }
        exif.created();
    }

    private void directory(long at) throws DamagedException, IOException {
        for (TiffStructure.Field field : tiff.directory(at, findings)) {
            attempt(field);
        }
    }

    private void attempt(TiffStructure.Field field) throws IOException {
        if (field.isText() || ExifTag.isNamed(field.tag())) {
            findings.attempt(ExifTag.source(field.tag()), () -> text(field));
            return;
        }
        switch (field.tag()) {
            case ExifTag.ORIENTATION ->
                findings.attempt(
                        "exif:Orientation", () -> findings.orientation((int) Math.min(9, tiff.number(field, 0))));
            case ExifTag.XMP -> findings.attempt("xmp", () -> Xmp.found("xmp", tiff.value(field), findings));
            case ExifTag.C2PA -> findings.attempt("c2pa", () -> C2pa.read(tiff.value(field), findings));
            default -> {
                // Numbers about cameras and storage.
            }
        }
    }

    private void text(TiffStructure.Field field) throws DamagedException, IOException {
        String source = ExifTag.source(field.tag());
        Region value = tiff.value(field);
        Optional<byte[]> bytes = findings.bytes(source, value);
        if (bytes.isEmpty() || (field.tag() == ExifTag.MAKER_NOTE && !TextBytes.isReadable(bytes.get()))) {
            return;
        }
        String text = decoded(field, bytes.get());
        findings.text(source, text);
        if (text.length() <= 64) {
            dates.putIfAbsent(field.tag(), text.replace("\0", "").strip());
        }
    }

    private String decoded(TiffStructure.Field field, byte[] bytes) {
        if (field.tag() == ExifTag.USER_COMMENT) {
            return UserComment.decoded(bytes, tiff.order());
        }
        if (ExifTag.isExplorers(field.tag())) {
            return new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16LE);
        }
        return TextBytes.utf8OrLatin1(bytes);
    }

    private void created() {
        date(
                CreatedFrom.EXIF_ORIGINAL,
                ExifTag.DATE_TIME_ORIGINAL,
                ExifTag.SUB_SEC_TIME_ORIGINAL,
                ExifTag.OFFSET_TIME_ORIGINAL);
        date(
                CreatedFrom.EXIF_DIGITIZED,
                ExifTag.DATE_TIME_DIGITIZED,
                ExifTag.SUB_SEC_TIME_DIGITIZED,
                ExifTag.OFFSET_TIME_DIGITIZED);
        date(CreatedFrom.EXIF_MODIFIED, ExifTag.DATE_TIME, ExifTag.SUB_SEC_TIME, ExifTag.OFFSET_TIME);
    }

    /** With fraction and offset where they make sense, else without the fraction, else the bare date. */
    private void date(CreatedFrom from, int date, int fraction, int offset) {
        String time = dates.get(date);
        if (time == null) {
            return;
        }
        String digits = dates.getOrDefault(fraction, "");
        String zone = dates.getOrDefault(offset, "");
        if (!digits.isEmpty()) {
            findings.created(from, time + "." + digits + zone);
        }
        findings.created(from, time + zone);
        findings.created(from, time);
    }
}
