package sluice.render.book;

import java.util.ArrayList;
import java.util.List;
import sluice.asset.AssetId;
import sluice.image.ImageFormat;
import sluice.render.finish.Crop;
import sluice.render.finish.Finishing;
import sluice.render.finish.Overlay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finishing as JSON for storing, lossless: {@code {"upscale":2,"crops":[{"name":"story","width":1080,"height":1920}],
 * "overlays":[{"text":"…","place":"TOP","size":0.1,"rgb":0,"opacity":1}],"format":"PNG","quality":92}}. A logo has its
 * {@code asset} in place of the text.
 */
final class FinishingJson {
    private FinishingJson() {}

    static ObjectNode write(Finishing finishing) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("upscale", finishing.upscale())
                .put("format", finishing.format().name())
                .put("quality", finishing.quality());
        ArrayNode crops = json.putArray("crops");
        finishing
                .crops()
                .forEach(crop -> crops.addObject()
                        .put("name", crop.name())
                        .put("width", crop.width())
                        .put("height", crop.height()));
        ArrayNode overlays = json.putArray("overlays");
        finishing.overlays().forEach(overlay -> write(overlay, overlays.addObject()));
        return json;
    }

    private static void write(Overlay overlay, ObjectNode json) {
        json.put("place", overlay.place().name());
        switch (overlay) {
            case Overlay.Text text ->
                json.put("text", text.text())
                        .put("size", text.size())
                        .put("rgb", text.rgb())
                        .put("opacity", text.opacity());
            case Overlay.Logo logo ->
                json.put("asset", logo.asset().hex()).put("size", logo.size()).put("opacity", logo.opacity());
        }
    }

    /** @throws IllegalArgumentException when this was not written here */
    static Finishing read(JsonNode json) {
        JsonFields fields = new JsonFields(json);
        List<Crop> crops = new ArrayList<>();
        for (JsonNode one : json.path("crops").values()) {
            JsonFields crop = new JsonFields(one);
            crops.add(new Crop(crop.text("name"), crop.count("width"), crop.count("height")));
        }
        List<Overlay> overlays = new ArrayList<>();
        json.path("overlays").values().forEach(overlay -> overlays.add(overlay(new JsonFields(overlay))));
        return new Finishing(
                fields.number("upscale"),
                crops,
                overlays,
                fields.one("format", ImageFormat.class),
                fields.count("quality"));
    }

    private static Overlay overlay(JsonFields fields) {
        Overlay.Place place = fields.one("place", Overlay.Place.class);
        String text = fields.textOrNull("text");
        return text == null
                ? new Overlay.Logo(
                        new AssetId(fields.text("asset")), place, fields.number("size"), fields.number("opacity"))
                : new Overlay.Text(text, place, fields.number("size"), fields.count("rgb"), fields.number("opacity"));
    }
}
