package sluice.adapters.imaging;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import sluice.asset.AssetId;
import sluice.render.finish.Overlay;

/**
 * Draws overlays, the first one lowest, each within a margin of the picture's edges. Letters stand on a soft halo that is
 * black under light colours and white under dark ones, so that they can be read on anything.
 */
final class Overlays {
    /** Of the shorter edge. */
    private static final double MARGIN = 0.04;

    private final TrueTypeFont font;
    private final List<Overlay> overlays;
    private final Map<AssetId, LogoPicture> logos;

    Overlays(TrueTypeFont font, List<Overlay> overlays, Map<AssetId, LogoPicture> logos) {
        this.font = font;
        this.overlays = overlays;
        this.logos = logos;
    }

    void drawOn(Canvas canvas) {
        double margin = MARGIN * Math.min(canvas.width(), canvas.height());
        double roomWidth = canvas.width() - 2 * margin;
        double roomHeight = canvas.height() - 2 * margin;
        for (Overlay overlay : overlays) {
            switch (overlay) {
                case Overlay.Text text -> {
                    TextBlock block =
                            TextBlock.of(font, text.text(), text.size() * canvas.height(), roomWidth, roomHeight);
                    Mask letters = block.letters(text.place());
                    int left = left(text.place(), canvas.width(), block.width(), margin) - block.border();
                    int top = top(text.place(), canvas.height(), block.height(), margin) - block.border();
                    int halo = isLight(text.rgb()) ? 0x000000 : 0xFFFFFF;
                    canvas.letters(letters, block.halo(letters), left, top, text.rgb(), halo, text.opacity());
                }
                case Overlay.Logo logo -> {
                    LogoPicture picture = Objects.requireNonNull(logos.get(logo.asset()))
                            .scaled(Math.min(logo.size() * canvas.width(), roomWidth), roomHeight);
                    RgbPicture seen = picture.onBlack();
                    int left = left(logo.place(), canvas.width(), seen.width(), margin);
                    int top = top(logo.place(), canvas.height(), seen.height(), margin);
                    canvas.picture(seen, picture.onWhite(), left, top, logo.opacity());
                }
            }
        }
    }

    private static int left(Overlay.Place place, int room, double width, double margin) {
        return (int) Math.round(
                switch (place) {
                    case TOP_LEFT, LEFT, BOTTOM_LEFT -> margin;
                    case TOP, CENTRE, BOTTOM -> (room - width) / 2;
                    case TOP_RIGHT, RIGHT, BOTTOM_RIGHT -> room - margin - width;
                });
    }

    private static int top(Overlay.Place place, int room, double height, double margin) {
        return (int) Math.round(
                switch (place) {
                    case TOP_LEFT, TOP, TOP_RIGHT -> margin;
                    case LEFT, CENTRE, RIGHT -> (room - height) / 2;
                    case BOTTOM_LEFT, BOTTOM, BOTTOM_RIGHT -> room - margin - height;
                });
    }

    /** Whether black contrasts more with a colour than white does (WCAG 2.2, relative luminance above 0.179). */
    private static boolean isLight(int rgb) {
        return 0.2126 * light(rgb >> 16 & 0xFF) + 0.7152 * light(rgb >> 8 & 0xFF) + 0.0722 * light(rgb & 0xFF) > 0.179;
    }

    private static double light(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
