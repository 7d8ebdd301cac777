package sluice.render.finish;

import java.util.List;
import sluice.image.ImageFormat;

/**
 * What is done to a picture after it is drawn, in this order: upscaling, crops, overlays, the file.
 *
 * @param upscale 1 to 8 times as wide and high
 * @param crops named formats, each a file of its own beside the whole picture; empty for the whole picture alone
 * @param overlays laid over the whole picture and over every crop, the first one lowest
 * @param format PNG, JPEG or WEBP
 * @param quality of JPEG and WEBP, 1 to 100
 */
public record Finishing(double upscale, List<Crop> crops, List<Overlay> overlays, ImageFormat format, int quality) {
    public static final Finishing NONE = new Finishing(1, List.of(), List.of(), ImageFormat.PNG, 92);

    public Finishing {
        crops = List.copyOf(crops);
        overlays = List.copyOf(overlays);
    }
}
