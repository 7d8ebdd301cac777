package sluice.server.render;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sluice.render.finish.Crop;
import sluice.render.finish.Finishing;
import sluice.render.finish.NamedCrops;
import sluice.render.finish.Overlay;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finishing as JSON, in the words in which it was asked for, so that a request can be made again from it. */
final class FinishingView {
    private FinishingView() {}

    /** Null where nothing was asked for. */
    static @Nullable ObjectNode of(Finishing finishing) {
        if (finishing.equals(Finishing.NONE)) {
            return null;
        }
        ObjectNode node = Json.object()
                .put("upscale", finishing.upscale())
                .put("format", finishing.format().label())
                .put("quality", finishing.quality());
        ArrayNode crops = node.putArray("crops");
        for (Crop crop : finishing.crops()) {
            boolean named = NamedCrops.named(crop.name()).filter(crop::equals).isPresent();
            crops.add(named ? crop.name() : "%s=%dx%d".formatted(crop.name(), crop.width(), crop.height()));
        }
        ArrayNode overlays = node.putArray("overlays");
        for (Overlay overlay : finishing.overlays()) {
            overlays.add(of(overlay));
        }
        return node;
    }

    private static ObjectNode of(Overlay overlay) {
        ObjectNode node = Json.object()
                .put("place", overlay.place().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (overlay) {
            case Overlay.Text text ->
                node.put("text", text.text())
                        .put("size", text.size())
                        .put("opacity", text.opacity())
                        .put("colour", String.format(Locale.ROOT, "#%06x", text.rgb() & 0xFFFFFF));
            case Overlay.Logo logo ->
                node.put("asset", logo.asset().hex()).put("size", logo.size()).put("opacity", logo.opacity());
        };
    }
}
