package sluice.adapters.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The outlines of a TrueType font (ISO/IEC 14496-22: tables head, hhea, hmtx, maxp, cmap formats 4 and 12, loca, glyf),
 * read in Java: the JDK draws no letter on a machine without fontconfig. For fonts that come with the program; a damaged
 * one fails with an exception. Immutable.
 */
final class TrueTypeFont {
    private static final String ROBOTO = "/com/formdev/flatlaf/fonts/roboto/Roboto-Medium.ttf";
    private static final int DEEPEST = 6;

    private static final int ON_CURVE = 0x01;
    private static final int SHORT_X = 0x02;
    private static final int SHORT_Y = 0x04;
    private static final int REPEAT = 0x08;
    private static final int SAME_X = 0x10;
    private static final int SAME_Y = 0x20;

    private static final int WORDS = 0x0001;
    private static final int OFFSETS = 0x0002;
    private static final int SCALE = 0x0008;
    private static final int MORE = 0x0020;
    private static final int TWO_SCALES = 0x0040;
    private static final int MATRIX = 0x0080;

    private final ByteBuffer file;
    private final Map<String, Integer> tables = new HashMap<>();
    private final Map<Integer, Integer> glyphs = new HashMap<>();
    private final int unitsPerEm;
    private final boolean longOffsets;
    private final int advances;
    private final int ascent;
    private final int descent;

    /** Where an outline goes; in font units, y upward. */
    interface Pen {
        void move(double x, double y);

        void line(double x, double y);

        void curve(double controlX, double controlY, double x, double y);
    }

    /** A linear map of points: x' = a·x + c·y + e, y' = b·x + d·y + f. */
    private record Map2(double a, double b, double c, double d, double e, double f) {
        static final Map2 SAME = new Map2(1, 0, 0, 1, 0, 0);

        double x(double x, double y) {
            return a * x + c * y + e;
        }

        double y(double x, double y) {
            return b * x + d * y + f;
        }

        /** First the other one, then this. */
        Map2 after(Map2 inner) {
            return new Map2(
                    a * inner.a + c * inner.b,
                    b * inner.a + d * inner.b,
                    a * inner.c + c * inner.d,
                    b * inner.c + d * inner.d,
                    x(inner.e, inner.f),
                    y(inner.e, inner.f));
        }
    }

    private static final class Shipped {
        static final TrueTypeFont FONT = new TrueTypeFont(resource());

        private static byte[] resource() {
            try (InputStream font = TrueTypeFont.class.getResourceAsStream(ROBOTO)) {
                if (font == null) {
                    throw new IllegalStateException("the font " + ROBOTO + " is not on the class path");
                }
                return font.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Roboto Medium: Latin, Greek and Cyrillic. */
    static TrueTypeFont shipped() {
        return Shipped.FONT;
    }

    TrueTypeFont(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        for (int i = 0, at = 12; i < u16(4); i++, at += 16) {
            tables.put(new String(bytes, at, 4, StandardCharsets.ISO_8859_1), file.getInt(at + 8));
        }
        unitsPerEm = u16(table("head") + 18);
        longOffsets = u16(table("head") + 50) == 1;
        ascent = file.getShort(table("hhea") + 4);
        descent = -file.getShort(table("hhea") + 6);
        advances = u16(table("hhea") + 34);
        readCharacters();
    }

    /** Units of an em, the size of the letters. */
    int unitsPerEm() {
        return unitsPerEm;
    }

    /** From the base line to the top of the highest letters, in units. */
    int ascent() {
        return ascent;
    }

    /** From the base line down to the lowest, in units. */
    int descent() {
        return descent;
    }

    /** Whether there is a glyph for a character. */
    boolean has(int codePoint) {
        return glyphs.containsKey(codePoint);
    }

    /** How far the pen moves, in units. */
    int advance(int codePoint) {
        return u16(table("hmtx") + 4 * Math.min(glyph(codePoint), advances - 1));
    }

    /** The rectangle around a glyph, in units: left, bottom, right, top; empty for one that shows nothing. */
    int[] bounds(int codePoint) {
        int glyph = glyph(codePoint);
        int at = table("glyf") + place(glyph);
        return place(glyph) == place(glyph + 1)
                ? new int[0]
                : new int[] {file.getShort(at + 2), file.getShort(at + 4), file.getShort(at + 6), file.getShort(at + 8)
                };
    }

    void draw(int codePoint, Pen pen) {
        draw(glyph(codePoint), Map2.SAME, pen, 0);
    }

    private int glyph(int codePoint) {
        return glyphs.getOrDefault(codePoint, 0);
    }

    private int table(String name) {
        Integer at = tables.get(name);
        if (at == null) {
            throw new IllegalStateException("the font has no table " + name);
        }
        return at;
    }

    private int u16(int at) {
        return file.getShort(at) & 0xFFFF;
    }

    private void readCharacters() {
        int cmap = table("cmap");
        for (int i = 0; i < u16(cmap + 2); i++) {
            int platform = u16(cmap + 4 + 8 * i);
            int at = cmap + file.getInt(cmap + 8 + 8 * i);
            if (platform == 0 || platform == 3) {
                switch (u16(at)) {
                    case 4 -> segments(at);
                    case 12 -> groups(at);
                    default -> {
                        // Variation sequences, and what old systems use.
                    }
                }
            }
        }
    }

    private void segments(int at) {
        int twice = u16(at + 6);
        for (int i = 0; i < twice; i += 2) {
            int end = u16(at + 14 + i);
            int start = u16(at + 16 + twice + i);
            int delta = u16(at + 16 + 2 * twice + i);
            int offsetAt = at + 16 + 3 * twice + i;
            int offset = u16(offsetAt);
            for (int c = start; c <= end && c < 0xFFFF; c++) {
                int glyph = offset == 0 ? c + delta & 0xFFFF : u16(offsetAt + offset + 2 * (c - start));
                if (offset != 0 && glyph != 0) {
                    glyph = glyph + delta & 0xFFFF;
                }
                if (glyph != 0) {
                    glyphs.put(c, glyph);
                }
            }
        }
    }

    private void groups(int at) {
        for (int i = 0, group = at + 16; i < file.getInt(at + 12); i++, group += 12) {
            int first = file.getInt(group);
            for (int c = first; c <= file.getInt(group + 4); c++) {
                glyphs.put(c, file.getInt(group + 8) + c - first);
            }
        }
    }

    private int place(int glyph) {
        int loca = table("loca");
        return longOffsets ? file.getInt(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph);
    }

    private void draw(int glyph, Map2 map, Pen pen, int depth) {
        if (place(glyph) == place(glyph + 1)) {
            return;
        }
        int at = table("glyf") + place(glyph);
        int contours = file.getShort(at);
        if (contours >= 0) {
            simple(at + 10, contours, map, pen);
        } else if (depth < DEEPEST) {
            composite(at + 10, map, pen, depth);
        }
    }

    private void composite(int from, Map2 map, Pen pen, int depth) {
        int flags = MORE;
        for (int at = from; (flags & MORE) != 0; ) {
            flags = u16(at);
            int glyph = u16(at + 2);
            at += 4;
            boolean words = (flags & WORDS) != 0;
            double x = 0;
            double y = 0;
            if ((flags & OFFSETS) != 0) {
                x = words ? file.getShort(at) : file.get(at);
                y = words ? file.getShort(at + 2) : file.get(at + 1);
            }
            at += words ? 4 : 2;
            Map2 part = new Map2(1, 0, 0, 1, x, y);
            if ((flags & SCALE) != 0) {
                part = new Map2(f2dot14(at), 0, 0, f2dot14(at), x, y);
                at += 2;
            } else if ((flags & TWO_SCALES) != 0) {
                part = new Map2(f2dot14(at), 0, 0, f2dot14(at + 2), x, y);
                at += 4;
            } else if ((flags & MATRIX) != 0) {
                part = new Map2(f2dot14(at), f2dot14(at + 2), f2dot14(at + 4), f2dot14(at + 6), x, y);
                at += 8;
            }
            draw(glyph, map.after(part), pen, depth + 1);
        }
    }

    private double f2dot14(int at) {
        return file.getShort(at) / 16_384.0;
    }

    private void simple(int ends, int contours, Map2 map, Pen pen) {
        if (contours == 0) {
            return;
        }
        int count = u16(ends + 2 * (contours - 1)) + 1;
        int at = ends + 2 * contours;
        at += 2 + u16(at);
        int[] flags = new int[count];
        for (int i = 0; i < count; ) {
            int flag = file.get(at++);
            int times = (flag & REPEAT) == 0 ? 1 : 1 + (file.get(at++) & 0xFF);
            for (; times > 0 && i < count; times--) {
                flags[i++] = flag;
            }
        }
        int[] x = new int[count];
        at = coordinates(at, flags, x, SHORT_X, SAME_X);
        int[] y = new int[count];
        coordinates(at, flags, y, SHORT_Y, SAME_Y);
        int first = 0;
        for (int contour = 0; contour < contours; contour++) {
            int last = u16(ends + 2 * contour);
            GlyphContour.draw(flags, ON_CURVE, first, last, i -> map.x(x[i], y[i]), i -> map.y(x[i], y[i]), pen);
            first = last + 1;
        }
    }

    private int coordinates(int from, int[] flags, int[] values, int shortBit, int sameBit) {
        int at = from;
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean same = (flags[i] & sameBit) != 0;
            if ((flags[i] & shortBit) != 0) {
                int step = file.get(at++) & 0xFF;
                value += same ? step : -step;
            } else if (!same) {
                value += file.getShort(at);
                at += 2;
            }
            values[i] = value;
        }
        return at;
    }
}
