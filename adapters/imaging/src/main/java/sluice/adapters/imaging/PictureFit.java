package sluice.adapters.imaging;

import sluice.image.Raster;

/** Pictures in memory at the size that somebody needs. */
public final class PictureFit {
    private PictureFit() {}

    /**
     * As much of the middle of a picture as has the shape of the wanted size, at that size (Lanczos-3).
     *
     * @param width in pixels
     */
    public static Raster cover(Raster picture, int width, int height) {
        double scale = Math.min((double) picture.width() / width, (double) picture.height() / height);
        double taken = Math.min(picture.width(), scale * width);
        double high = Math.min(picture.height(), scale * height);
        RgbPicture fitted = LanczosScaler.scale(
                new RgbPicture(picture.width(), picture.height(), picture.rgb()),
                (picture.width() - taken) / 2,
                (picture.height() - high) / 2,
                taken,
                high,
                width,
                height);
        return new Raster(width, height, fitted.rgb());
    }

    /** A picture to be looked at and thrown away, as a JPEG file. */
    public static byte[] jpeg(Raster picture, int quality) {
        return JpegEncoder.encode(new RgbPicture(picture.width(), picture.height(), picture.rgb()), quality);
    }
}
