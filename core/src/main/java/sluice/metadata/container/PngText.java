package sluice.metadata.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The text chunks of a PNG, and what tools put into them besides text. */
final class PngText {
    /** The specification says 79; some tools write more. */
    private static final int LONGEST_KEY = 255;

    private static final String XMP_KEY = "XML:com.adobe.xmp";

    private PngText() {}

    /** {@code tEXt}: key, NUL, text. Latin-1 by the specification, UTF-8 from several tools. */
    static void plain(Region body, Findings findings) throws DamagedException, IOException {
        Cursor cursor = new Cursor(body, 0);
        String key = key(cursor, body);
        Optional<byte[]> text = findings.bytes("png:" + key, body.rest(cursor.position()));
        if (text.isPresent()) {
            found(key, text.get(), findings);
        }
    }

    /** {@code zTXt}: key, NUL, method 0, zlib stream. */
    static void compressed(Region body, Findings findings) throws DamagedException, IOException {
        Cursor cursor = new Cursor(body, 0);
        String key = key(cursor, body);
        inflate(key, cursor, body, findings);
    }

    /** {@code iTXt}: key, NUL, compressed or not, method, language, NUL, translated key, NUL, text. */
    static void international(Region body, Findings findings) throws DamagedException, IOException {
        Cursor cursor = new Cursor(body, 0);
        String key = key(cursor, body);
        boolean compressed = cursor.u8() != 0;
        int method = cursor.u8();
        cursor.untilNul(LONGEST_KEY);
        cursor.untilNul(LONGEST_KEY * 4);
        if (compressed) {
            inflate(key, method, body.rest(cursor.position()), findings);
            return;
        }
        Optional<byte[]> text = findings.bytes("png:" + key, body.rest(cursor.position()));
        if (text.isPresent()) {
            found(key, text.get(), findings);
        }
    }

    /** {@code comf}: a private chunk in which ComfyUI's animation savers put key, NUL, JSON. */
    static void comfy(Region body, Findings findings) throws DamagedException, IOException {
        Cursor cursor = new Cursor(body, 0);
        String source = "png:comf:" + key(cursor, body);
        findings.bytes(source, body.rest(cursor.position()))
                .ifPresent(text -> findings.text(source, TextBytes.utf8OrLatin1(text)));
    }

    private static void inflate(String key, Cursor cursor, Region body, Findings findings)
            throws DamagedException, IOException {
        int method = cursor.u8();
        inflate(key, method, body.rest(cursor.position()), findings);
    }

    private static void inflate(String key, int method, Region zlib, Findings findings) throws IOException {
        findings.attempt("png:" + key, () -> {
            if (method != 0) {
                throw new DamagedException("is compressed with an unknown method, " + method);
            }
            Optional<byte[]> text = findings.inflated("png:" + key, zlib);
            if (text.isPresent()) {
                found(key, text.get(), findings);
            }
        });
    }

    private static void found(String key, byte[] text, Findings findings) throws DamagedException, IOException {
        if (key.equals(XMP_KEY)) {
            Xmp.found("xmp", text, findings);
        } else if (RawProfile.isNamed(key)) {
            RawProfile.read(key, text, findings);
        } else {
            String decoded = TextBytes.utf8OrLatin1(text);
            findings.text("png:" + key, decoded);
            if (key.toLowerCase(Locale.ROOT).equals("creation time")) {
                findings.created(CreatedFrom.PNG_CREATION_TIME, decoded);
            }
        }
    }

    private static String key(Cursor cursor, Region body) throws DamagedException, IOException {
        String key = cursor.untilNul(LONGEST_KEY);
        if (key.isEmpty() || (cursor.position() == body.length() && body.u8(body.length() - 1) != 0)) {
            throw new DamagedException("holds no key");
        }
        return TextBytes.utf8OrLatin1(key.getBytes(StandardCharsets.ISO_8859_1));
    }
}
