package sluice.render.measure;

import sluice.image.ImageFormat;
import sluice.render.Recipe;
import sluice.render.finish.Crop;
import sluice.render.finish.Finishing;
import sluice.render.finish.FinishingRules;

/**
 * How much there is to do after a picture is drawn, in megapixels written as PNG without anything else. The weights are
 * ratios of the times in docs/finishing.md, which they give again within a fifth. More of anything is never less work.
 *
 * <p>It does not see what decides the rest: how well the pixels compress, the quality of a JPEG or WebP, the size of a
 * logo's own file.
 */
final class FinishingWork {
    private static final double MEGA = 1e6;
    /** Of a megapixel that is scaled. */
    private static final double SCALED = 0.07;
    /** Of a megapixel that is looked at for where crops are to be. */
    private static final double LOOKED_AT = 0.1;
    /** Of a megapixel that something is laid over. */
    private static final double LAID_OVER = 0.02;

    private FinishingWork() {}

    static double of(Recipe recipe, Finishing finishing) {
        double drawn = recipe.pixels() / MEGA;
        double each =
                written(finishing.format()) + LAID_OVER * finishing.overlays().size();
        double upscale = finishing.upscale();
        double whole = FinishingRules.upscaled(recipe.width(), upscale)
                / MEGA
                * FinishingRules.upscaled(recipe.height(), upscale);
        double work = whole * (each + (upscale > 1 ? SCALED : 0));
        for (Crop crop : finishing.crops()) {
            work += crop.width() / MEGA * crop.height() * (each + SCALED);
        }
        return work + (finishing.crops().isEmpty() ? 0 : LOOKED_AT * drawn);
    }

    private static double written(ImageFormat format) {
        return switch (format) {
            case JPEG -> 0.09;
            case WEBP -> 0.9;
            // The others are never written.
            case PNG, GIF, BMP, TIFF, AVIF, HEIC, JXL -> 1;
        };
    }
}
