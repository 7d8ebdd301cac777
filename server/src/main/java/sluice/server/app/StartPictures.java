package sluice.server.app;

import java.nio.ByteBuffer;
import sluice.adapters.imaging.PictureFit;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.PixelReader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;
import sluice.render.run.StartImages;

/** Pictures of the library as renderings start from them: as much of the picture's middle as has the wanted shape. */
final class StartPictures implements StartImages {
    private static final long MOST_PIXELS = 100_000_000;
    /** So much longer than wanted may the decoded picture be on its long edge: the rest is shrunk away while decoding. */
    private static final int SPARE = 4;

    private final AssetFiles files;
    private final PixelReader pixels;

    StartPictures(AssetFiles files, PixelReader pixels) {
        this.files = files;
        this.pixels = pixels;
    }

    @Override
    public Raster picture(AssetId id, int width, int height) {
        Asset asset = files.asset(id)
                .orElseThrow(() -> SluiceException.about(FailureCode.NOT_FOUND, "start", "there is no image " + id));
        byte[] bytes = files.bytes(asset)
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.NOT_FOUND, "start", "the file of the image " + id + " has gone or changed"));
        RenditionSpec spec = new RenditionSpec(
                SPARE * Math.max(width, height), 100, RenditionSpec.PREVIEW.background(), MOST_PIXELS);
        try {
            return PictureFit.cover(pixels.read(ByteBuffer.wrap(bytes), asset.header(), spec), width, height);
        } catch (UnrenderableException e) {
            throw new SluiceException(
                    FailureCode.UNSUPPORTED,
                    "start",
                    "the image " + id + " cannot be started from: " + e.getMessage(),
                    e);
        }
    }
}
