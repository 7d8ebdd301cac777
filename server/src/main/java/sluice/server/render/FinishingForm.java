package sluice.server.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.ImageFormat;
import sluice.render.finish.Crop;
import sluice.render.finish.Finishing;
import sluice.render.finish.NamedCrops;
import sluice.render.finish.Overlay;
import sluice.server.http.Body;

/** Reads the field {@code finishing} of a request. */
final class FinishingForm {
    private static final int MOST_OVERLAYS = 8;
    private static final int MOST_CROPS = 16;
    private static final String PLACES = Arrays.stream(Overlay.Place.values())
            .map(place -> place.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));

    private final RenderWork work;

    FinishingForm(RenderWork work) {
        this.work = work;
    }

    Finishing read(Body whole) {
        if (!whole.has("finishing")) {
            return Finishing.NONE;
        }
        Body body = whole.part("finishing");
        List<Crop> crops = new ArrayList<>();
        for (String crop : body.texts("crops", MOST_CROPS)) {
            crops.add(NamedCrops.parse(crop));
        }
        List<Overlay> overlays = new ArrayList<>();
        for (Body overlay : body.parts("overlays", MOST_OVERLAYS)) {
            overlays.add(overlay(overlay));
        }
        return new Finishing(
                body.number("upscale", 1),
                crops,
                overlays,
                format(body),
                body.has("quality") ? (int) RenderForm.whole(body, "quality", 1, 100) : Finishing.NONE.quality());
    }

    private static ImageFormat format(Body body) {
        String label = body.text("format", ImageFormat.PNG.label());
        return List.of(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP).stream()
                .filter(format ->
                        format.label().equals(label) || format.extensions().contains(label))
                .findFirst()
                .orElseThrow(() -> Body.wrong("format", "png, jpeg or webp, not \"" + label + "\""));
    }

    private Overlay overlay(Body body) {
        Overlay.Place place = place(body.text("place", "bottom-right"));
        double opacity = body.number("opacity", 1);
        if (body.has("asset")) {
            String hex = body.text("asset");
            if (!work.isThere(RenderForm.asset(hex, "asset"))) {
                throw SluiceException.about(FailureCode.NOT_FOUND, "asset", "there is no image " + hex);
            }
            return new Overlay.Logo(RenderForm.asset(hex, "asset"), place, body.number("size", 0.2), opacity);
        }
        return new Overlay.Text(
                body.text("text"), place, body.number("size", 0.05), colour(body.text("colour", "#ffffff")), opacity);
    }

    private static Overlay.Place place(String label) {
        return Arrays.stream(Overlay.Place.values())
                .filter(place ->
                        place.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(label))
                .findFirst()
                .orElseThrow(() -> Body.wrong("place", "one of " + PLACES + ", not \"" + label + "\""));
    }

    private static int colour(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw Body.wrong("colour", "a colour such as #ff8800, not \"" + text + "\"");
        }
        return Integer.parseInt(text.substring(1), 16);
    }
}
