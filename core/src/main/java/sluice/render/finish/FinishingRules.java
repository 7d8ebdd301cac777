package sluice.render.finish;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sluice.image.ImageFormat;

/**
 * What a {@link Finishing} may ask for, told before anything is drawn. Whether a logo is there, and whether the font has
 * every letter, only the finisher knows.
 */
public final class FinishingRules {
    public static final double MOST_UPSCALE = 8;
    public static final int MOST_CROPS = 16;
    public static final int MOST_OVERLAYS = 8;
    /** Characters of one overlay of text. */
    public static final int LONGEST_TEXT = 200;
    /** Lines that the sender breaks; long ones are broken again where the picture ends. */
    public static final int MOST_LINES = 8;
    /** Of all files that one picture becomes. */
    public static final long MOST_PIXELS_TOGETHER = 2 * Finisher.MOST_PIXELS;

    private static final int LEAST_EDGE = 16;
    private static final int MOST_EDGE = 30_000;
    private static final int MOST_WEBP_EDGE = 16_383;
    private static final double LEAST_SHARE = 0.01;
    private static final double LARGEST_LETTERS = 0.5;

    private FinishingRules() {}

    /** The edge of the whole picture after upscaling. */
    public static int upscaled(int edge, double upscale) {
        return (int) Math.max(1, Math.round(edge * upscale));
    }

    /**
     * The first thing that is wrong with it, for a picture of this size; empty when nothing is.
     *
     * @param width of the picture as it is drawn, in pixels
     */
    public static Optional<Flaw> flaw(Finishing finishing, int width, int height) {
        return file(finishing)
                .or(() -> whole(finishing, width, height))
                .or(() -> crops(finishing))
                .or(() -> overlays(finishing.overlays()))
                .or(() -> together(finishing, width, height));
    }

    private static Optional<Flaw> file(Finishing finishing) {
        boolean known = switch (finishing.format()) {
            case PNG, JPEG, WEBP -> true;
            case GIF, BMP, TIFF, AVIF, HEIC, JXL -> false;
        };
        if (!known) {
            return invalid(
                    "format", "png, jpeg or webp, not " + finishing.format().label());
        }
        return finishing.quality() >= 1 && finishing.quality() <= 100
                ? Optional.empty()
                : invalid("quality", "1 to 100, not " + finishing.quality());
    }

    private static Optional<Flaw> whole(Finishing finishing, int width, int height) {
        double upscale = finishing.upscale();
        if (!(upscale >= 1 && upscale <= MOST_UPSCALE)) {
            return invalid("upscale", "1 to 8, not " + plain(upscale));
        }
        return pixels("upscale", finishing.format(), upscaled(width, upscale), upscaled(height, upscale));
    }

    private static Optional<Flaw> pixels(String field, ImageFormat format, int width, int height) {
        int most = format == ImageFormat.WEBP ? MOST_WEBP_EDGE : MOST_EDGE;
        if (Math.max(width, height) > most) {
            return Optional.of(Flaw.tooLarge(
                    field,
                    "%d × %d pixels: an edge of a %s has at most %d"
                            .formatted(width, height, format.label().toUpperCase(Locale.ROOT), most)));
        }
        return (long) width * height <= Finisher.MOST_PIXELS
                ? Optional.empty()
                : Optional.of(Flaw.tooLarge(
                        field, "%d × %d pixels; a file has at most %d".formatted(width, height, Finisher.MOST_PIXELS)));
    }

    private static Optional<Flaw> crops(Finishing finishing) {
        List<Crop> crops = finishing.crops();
        if (crops.size() > MOST_CROPS) {
            return invalid("crops", "at most " + MOST_CROPS + ", not " + crops.size());
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < crops.size(); i++) {
            Crop crop = crops.get(i);
            String field = "crops[" + i + "]";
            if (!NamedCrops.isName(crop.name())) {
                return invalid(field + ".name", "1 to 32 of a-z, 0-9 and dashes, not \"" + shown(crop.name()) + '"');
            }
            if (!names.add(crop.name())) {
                return invalid(field + ".name", '"' + crop.name() + "\" is there twice");
            }
            if (Math.min(crop.width(), crop.height()) < LEAST_EDGE) {
                return invalid(
                        field,
                        "%d × %d pixels; an edge has at least %d".formatted(crop.width(), crop.height(), LEAST_EDGE));
            }
            Optional<Flaw> large = pixels(field, finishing.format(), crop.width(), crop.height());
            if (large.isPresent()) {
                return large;
            }
        }
        return Optional.empty();
    }

    private static Optional<Flaw> overlays(List<Overlay> overlays) {
        if (overlays.size() > MOST_OVERLAYS) {
            return invalid("overlays", "at most " + MOST_OVERLAYS + ", not " + overlays.size());
        }
        for (int i = 0; i < overlays.size(); i++) {
            String field = "overlays[" + i + "]";
            Optional<Flaw> flaw = switch (overlays.get(i)) {
                case Overlay.Text text -> text(field, text);
                case Overlay.Logo logo ->
                    share(field + ".size", logo.size(), 1).or(() -> opacity(field, logo.opacity()));
            };
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        return Optional.empty();
    }

    private static Optional<Flaw> text(String field, Overlay.Text overlay) {
        String text = overlay.text();
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() || length > LONGEST_TEXT) {
            return invalid(field + ".text", "1 to " + LONGEST_TEXT + " characters, not " + length);
        }
        if (text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            return invalid(field + ".text", "holds a control character; lines end in a line feed");
        }
        if (text.lines().count() > MOST_LINES) {
            return invalid(field + ".text", "at most " + MOST_LINES + " lines");
        }
        if (overlay.rgb() < 0 || overlay.rgb() > 0xFFFFFF) {
            return invalid(field + ".rgb", "a colour from 000000 to ffffff");
        }
        return share(field + ".size", overlay.size(), LARGEST_LETTERS).or(() -> opacity(field, overlay.opacity()));
    }

    private static Optional<Flaw> share(String field, double size, double most) {
        return size >= LEAST_SHARE && size <= most
                ? Optional.empty()
                : invalid(
                        field,
                        "a share of the picture from %s to %s, not %s"
                                .formatted(plain(LEAST_SHARE), plain(most), plain(size)));
    }

    private static Optional<Flaw> opacity(String field, double opacity) {
        return opacity > 0 && opacity <= 1
                ? Optional.empty()
                : invalid(field + ".opacity", "above 0 and up to 1, not " + plain(opacity));
    }

    private static Optional<Flaw> together(Finishing finishing, int width, int height) {
        long pixels = (long) upscaled(width, finishing.upscale()) * upscaled(height, finishing.upscale());
        for (Crop crop : finishing.crops()) {
            pixels += (long) crop.width() * crop.height();
        }
        return pixels <= MOST_PIXELS_TOGETHER
                ? Optional.empty()
                : Optional.of(Flaw.tooLarge(
                        finishing.crops().isEmpty() ? "upscale" : "crops",
                        "%d pixels in all files together; at most %d are made of one picture"
                                .formatted(pixels, MOST_PIXELS_TOGETHER)));
    }

    private static Optional<Flaw> invalid(String field, String reason) {
        return Optional.of(Flaw.invalid(field, reason));
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** What a message can show of a name that may hold anything. */
    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}
