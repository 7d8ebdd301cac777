package sluice.adapters.imaging;

import java.util.ArrayList;
import java.util.List;
import sluice.render.finish.Overlay;

/**
 * Words set in lines.
 *
 * @param em size of the letters in pixels
 * @param width of the longest line, in pixels
 */
record TextBlock(TrueTypeFont font, List<String> lines, double em, double width) {
    /** From base line to base line, in ems. */
    private static final double LEADING = 1.2;
    /** What letters shrink by at a time until they fit. */
    private static final double SHRINK = 0.94;
    /** Radius of the box that softens the halo, in ems; a halo is three of them wide. */
    private static final double HALO = 0.035;

    private static final int HALO_GAIN = 6;
    private static final double SMALLEST = 4;

    /** Breaks lines at blanks where they get too long, and shrinks the letters until all of it fits the room. */
    static TextBlock of(TrueTypeFont font, String text, double em, double roomWidth, double roomHeight) {
        double size = em;
        while (true) {
            List<String> lines = new ArrayList<>();
            for (String line : text.strip().lines().toList()) {
                wrap(font, line.strip(), roomWidth / size, lines);
            }
            double widest = 0;
            for (String line : lines) {
                widest = Math.max(widest, size * width(font, line));
            }
            if (size <= SMALLEST || (widest <= roomWidth && height(font, lines.size(), size) <= roomHeight)) {
                return new TextBlock(font, List.copyOf(lines), size, widest);
            }
            size *= SHRINK;
        }
    }

    /** @param room in ems */
    private static void wrap(TrueTypeFont font, String text, double room, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(font, longer) > room) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
    }

    /** In ems. */
    private static double width(TrueTypeFont font, String line) {
        return line.codePoints().mapToLong(font::advance).sum() / (double) font.unitsPerEm();
    }

    private static double height(TrueTypeFont font, int lines, double em) {
        return em * ((lines - 1) * LEADING + (font.ascent() + font.descent()) / (double) font.unitsPerEm());
    }

    /** From the top of the first line to the bottom of the last, in pixels. */
    double height() {
        return height(font, lines.size(), em);
    }

    int haloRadius() {
        return Math.max(1, (int) Math.round(HALO * em));
    }

    /**
     * The letters, with room for their halo around.
     *
     * @param place how shorter lines stand: at the left, in the middle, at the right
     */
    Mask letters(Overlay.Place place) {
        int border = border();
        Mask mask = new Mask((int) Math.ceil(width) + 2 * border, (int) Math.ceil(height()) + 2 * border);
        double scale = em / font.unitsPerEm();
        double base = border + font.ascent() * scale;
        for (String line : lines) {
            double room = width - em * width(font, line);
            double x = border
                    + switch (place) {
                        case TOP_LEFT, LEFT, BOTTOM_LEFT -> 0;
                        case TOP, CENTRE, BOTTOM -> room / 2;
                        case TOP_RIGHT, RIGHT, BOTTOM_RIGHT -> room;
                    };
            for (int letter : line.codePoints().toArray()) {
                draw(letter, x, base, scale, mask);
                x += scale * font.advance(letter);
            }
            base += LEADING * em;
        }
        return mask;
    }

    private void draw(int letter, double x, double base, double scale, Mask mask) {
        int[] bounds = font.bounds(letter);
        if (bounds.length == 0) {
            return;
        }
        int left = (int) Math.floor(x + scale * bounds[0]);
        int top = (int) Math.floor(base - scale * bounds[3]);
        int wide = (int) Math.ceil(x + scale * bounds[2]) - left + 1;
        int high = (int) Math.ceil(base - scale * bounds[1]) - top + 1;
        Coverage coverage = new Coverage(wide, high, scale, x - left, base - top);
        font.draw(letter, coverage);
        coverage.into(mask, left, top);
    }

    /** Pixels around the letters that the halo takes. */
    int border() {
        return 3 * haloRadius() + 1;
    }

    Mask halo(Mask letters) {
        return letters.halo(haloRadius(), HALO_GAIN);
    }
}
