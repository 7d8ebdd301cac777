package sluice.metadata.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sluice.image.ImageFormat;

/** JPEG XL: a bare codestream (ISO/IEC 18181-1), or boxes with one in them (18181-2). */
record Jxl() implements Container {
    /** More than the longest header up to whether the image is animated. */
    private static final int HEAD = 64;

    @Override
    public ImageFormat format() {
        return ImageFormat.JXL;
    }

    @Override
    public void read(Region file, Findings findings) throws DamagedException, NotAnImageException, IOException {
        if (file.u16(0) == 0xFF0A) {
            JxlHeader.read(file.bytes(0, (int) Math.min(HEAD, file.length())), findings);
            return;
        }
        List<Box> boxes = Box.in(file, findings);
        boolean cut = boxes.getLast().isCut();
        byte[] head = codestream(boxes);
        if (head.length > 0) {
            JxlHeader.read(head, findings);
        }
        if (cut) {
            findings.endsEarly();
        }
        for (Box box : boxes) {
            metadata(box, findings);
        }
    }

    private static void metadata(Box box, Findings findings) throws IOException {
        Region body = box.body();
        switch (box.type()) {
            case "Exif" -> findings.attempt("exif", () -> HeifItems.exif(body, findings));
            case "xml " -> Xmp.found("xmp", body, findings);
            case "jumb" -> findings.attempt("c2pa", () -> C2pa.box(body, findings));
            case "brob" -> findings.attempt("jxl:brob", () -> compressed(body.name(0)));
            default -> {
                // Pixels, and what rebuilds a JPEG.
            }
        }
    }

    private static void compressed(String type) throws DamagedException {
        throw new DamagedException("\"" + type.strip() + "\" is compressed with Brotli, which is not read");
    }

    /** The beginning of the codestream, from one box or from the first parts of it. */
    private static byte[] codestream(List<Box> boxes) throws DamagedException, IOException {
        Optional<Box> whole = Box.first(boxes, "jxlc");
        if (whole.isPresent()) {
            Region body = whole.get().body();
            return body.bytes(0, (int) Math.min(HEAD, body.length()));
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (Box box : boxes) {
            if (box.type().equals("jxlp") && head.size() < HEAD) {
                Region part = box.body().rest(4);
                head.write(part.bytes(0, (int) Math.min(HEAD, part.length())));
            }
        }
        return head.toByteArray();
    }
}
