package sluice.adapters.imaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sluice.analysis.Grid;
import sluice.analysis.composition.CompositionMeasures;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.ImageHeader;
import sluice.image.Raster;
import sluice.image.UnrenderableException;
import sluice.render.finish.Crop;
import sluice.render.finish.CropWindow;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Finisher;
import sluice.render.finish.Finishing;
import sluice.render.finish.FinishingRules;
import sluice.render.finish.Flaw;
import sluice.render.finish.Imprint;
import sluice.render.finish.Logos;
import sluice.render.finish.Overlay;

/**
 * Finishes pictures: scaled with {@link LanczosScaler}, PNG written in Java, JPEG and WebP by the libraries inside
 * Leptonica. Crops are scaled from the picture as it was drawn, not from the enlarged one, so that nothing is resampled
 * twice. Needs no font and no display of the system. Safe for any number of threads; files are held on the heap.
 */
public final class ImageFinisher implements Finisher {
    private final Logos logos;
    private final PictureDecoders decoders = new PictureDecoders();
    private final TrueTypeFont font = TrueTypeFont.shipped();

    private record LogoFile(byte[] bytes, ImageHeader header) {}

    public ImageFinisher(Logos logos) {
        this.logos = logos;
    }

    /**
     * Refuses what cannot be finished, before anything is drawn: to be asked when a request comes in, and asked again by
     * {@link #finish}.
     *
     * @param width of the picture as it is drawn, in pixels
     * @throws SluiceException INVALID, NOT_FOUND or TOO_LARGE, about the field of the {@link Finishing}
     */
    public void check(Finishing finishing, int width, int height) {
        checked(finishing, width, height);
    }

    @Override
    public List<FinishedFile> finish(Raster picture, Finishing finishing, Imprint imprint) {
        Map<AssetId, LogoFile> files = checked(finishing, picture.width(), picture.height());
        Overlays overlays = new Overlays(font, finishing.overlays(), logos(picture, finishing, files));
        RgbPicture drawn = new RgbPicture(picture.width(), picture.height(), picture.rgb());
        List<FinishedFile> finished = new ArrayList<>();
        RgbPicture whole = LanczosScaler.scale(
                drawn,
                FinishingRules.upscaled(picture.width(), finishing.upscale()),
                FinishingRules.upscaled(picture.height(), finishing.upscale()));
        finished.add(file("", whole, overlays, finishing, imprint));
        if (!finishing.crops().isEmpty()) {
            Grid saliency = CompositionMeasures.saliency(picture);
            for (Crop crop : finishing.crops()) {
                finished.add(file(crop.name(), cropped(drawn, saliency, crop), overlays, finishing, imprint));
            }
        }
        return List.copyOf(finished);
    }

    private static FinishedFile file(
            String name, RgbPicture picture, Overlays overlays, Finishing finishing, Imprint imprint) {
        overlays.drawOn(new Canvas(picture.width(), picture.height(), picture.rgb()));
        byte[] bytes = ImprintedFile.of(picture, finishing.format(), finishing.quality(), imprint);
        return new FinishedFile(name, finishing.format(), picture.width(), picture.height(), bytes);
    }

    private static RgbPicture cropped(RgbPicture drawn, Grid saliency, Crop crop) {
        CropWindow window = CropWindow.of(saliency, drawn.width(), drawn.height(), crop);
        return LanczosScaler.scale(
                drawn, window.left(), window.top(), window.width(), window.height(), crop.width(), crop.height());
    }

    private Map<AssetId, LogoFile> checked(Finishing finishing, int width, int height) {
        FinishingRules.flaw(finishing, width, height).ifPresent(flaw -> {
            throw flaw.thrown();
        });
        Map<AssetId, LogoFile> files = new HashMap<>();
        for (int i = 0; i < finishing.overlays().size(); i++) {
            switch (finishing.overlays().get(i)) {
                case Overlay.Text text -> letters("overlays[" + i + "].text", text.text());
                case Overlay.Logo logo -> {
                    String field = "overlays[" + i + "].asset";
                    if (!files.containsKey(logo.asset())) {
                        files.put(logo.asset(), logo(field, logo.asset()));
                    }
                }
            }
        }
        return files;
    }

    private void letters(String field, String text) {
        String missing = text.codePoints()
                .filter(letter -> letter != '\n' && !font.has(letter))
                .distinct()
                .limit(5)
                .mapToObj(letter -> "%s (U+%04X)".formatted(Character.toString(letter), letter))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Flaw(
                            FailureCode.INVALID,
                            field,
                            "the font, which has Latin, Greek and Cyrillic letters, has none for " + missing)
                    .thrown();
        }
    }

    private LogoFile logo(String field, AssetId asset) {
        byte[] bytes = logos.bytes(asset)
                .orElseThrow(() ->
                        new Flaw(FailureCode.INVALID, field, "the logo " + asset + " is not in the library").thrown());
        if (bytes.length > Logos.MOST_BYTES) {
            throw new Flaw(
                            FailureCode.TOO_LARGE,
                            field,
                            "the logo %s has %d bytes; at most %d are read"
                                    .formatted(asset, bytes.length, Logos.MOST_BYTES))
                    .thrown();
        }
        try {
            ImageHeader header = LogoPicture.header(bytes);
            if (!decoders.formats().contains(header.format())) {
                throw new UnrenderableException(header.format().label() + " pictures are not decoded");
            }
            return new LogoFile(bytes, header);
        } catch (UnrenderableException e) {
            throw unusable(field, asset, e);
        }
    }

    private static SluiceException unusable(String field, AssetId asset, UnrenderableException because) {
        String reason = "the logo " + asset + " cannot be used: " + because.getMessage();
        return new SluiceException(FailureCode.INVALID, field, field + ": " + reason, because);
    }

    /** Decoded before anything is drawn, each once, as large as the largest file needs it. */
    private Map<AssetId, LogoPicture> logos(Raster picture, Finishing finishing, Map<AssetId, LogoFile> files) {
        int widest = FinishingRules.upscaled(picture.width(), finishing.upscale());
        for (Crop crop : finishing.crops()) {
            widest = Math.max(widest, crop.width());
        }
        Map<AssetId, LogoPicture> pictures = new HashMap<>();
        for (int i = 0; i < finishing.overlays().size(); i++) {
            if (finishing.overlays().get(i) instanceof Overlay.Logo logo && files.containsKey(logo.asset())) {
                LogoFile file = files.get(logo.asset());
                int width = (int) Math.ceil(largest(finishing, logo.asset()) * widest);
                try {
                    if (!pictures.containsKey(logo.asset())) {
                        pictures.put(logo.asset(), LogoPicture.read(decoders, file.bytes(), file.header(), width));
                    }
                } catch (UnrenderableException e) {
                    throw unusable("overlays[" + i + "].asset", logo.asset(), e);
                }
            }
        }
        return pictures;
    }

    private static double largest(Finishing finishing, AssetId asset) {
        return finishing.overlays().stream()
                .filter(overlay ->
                        overlay instanceof Overlay.Logo logo && logo.asset().equals(asset))
                .mapToDouble(overlay -> ((Overlay.Logo) overlay).size())
                .max()
                .orElse(0);
    }
}
