package sluice.server.api.library;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.analysis.BasicQuality;
import sluice.analysis.Composition;
import sluice.analysis.DeepFindings;
import sluice.analysis.DetailedQuality;
import sluice.analysis.Grid;
import sluice.analysis.Palette;
import sluice.analysis.Readiness;
import sluice.analysis.StandardFindings;
import sluice.analysis.Style;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What analysis has found out, as JSON: every field is there, null where nothing is known. What pictures of a stack
 * share (basic quality, style) a member that was not analysed itself has from its cover, and says so; where something
 * lies in a picture, and how ready it is, nobody inherits.
 */
final class FindingsView {
    private FindingsView() {}

    /** @param maps whether grids are written out; lists leave them null */
    static void put(ObjectNode node, AssetLookup.Known known, boolean maps) {
        Analysis own = known.own();
        boolean inherited = own == null || own.standard() == null;
        Analysis source = inherited ? known.cover() : own;
        StandardFindings standard = source == null ? null : source.standard();
        String from = inherited && source != null ? source.asset().hex() : null;
        DeepFindings deep = own == null ? null : own.deep();
        if (standard == null) {
            node.putNull("quality").putNull("style").putNull("sensitive");
        } else {
            ObjectNode quality = quality(standard.quality());
            if (deep == null) {
                quality.putNull("detail");
            } else {
                quality.set("detail", detail(deep.quality(), maps));
            }
            node.set("quality", quality.put("inherited", from != null).put("from", from));
            node.set(
                    "style",
                    style(standard.style()).put("inherited", from != null).put("from", from));
            node.put("sensitive", standard.sensitive());
        }
        if (deep == null) {
            node.putNull("composition").putNull("palette").putNull("readiness");
        } else {
            node.set("composition", composition(deep.composition(), maps));
            node.set("palette", palette(deep.palette()));
            node.set("readiness", readiness(deep.readiness()));
        }
    }

    private static ObjectNode quality(BasicQuality quality) {
        return Json.object()
                .put("overall", quality.overall())
                .put("sharpness", quality.sharpness())
                .put("noise", quality.noise())
                .put("exposure", quality.exposure())
                .put("contrast", quality.contrast())
                .put("colourfulness", quality.colourfulness())
                .put("blockiness", quality.blockiness())
                .put("banding", quality.banding());
    }

    private static ObjectNode detail(DetailedQuality quality, boolean maps) {
        ObjectNode node = Json.object().put("overall", quality.overall());
        node.set("scores", scores(quality.scores()));
        grid(node, "map", maps ? quality.map() : null);
        return node;
    }

    private static ObjectNode style(Style style) {
        ObjectNode node = Json.object().put("label", style.label()).put("confidence", style.confidence());
        node.set("scores", scores(style.scores()));
        return node;
    }

    private static ObjectNode scores(Map<String, Double> scores) {
        ObjectNode node = Json.object();
        new TreeMap<>(scores).forEach(node::put);
        return node;
    }

    private static ObjectNode composition(Composition composition, boolean maps) {
        ObjectNode node = Json.object();
        node.putObject("focus").put("x", composition.focusX()).put("y", composition.focusY());
        node.put("thirds", composition.thirds())
                .put("symmetry", composition.symmetry())
                .put("balance", composition.balance())
                .put("negativeSpace", composition.negativeSpace());
        if (composition.horizon() == null) {
            node.putNull("horizon");
        } else {
            node.putObject("horizon").put("at", composition.horizon()).put("angle", composition.horizonAngle());
        }
        grid(node, "saliency", maps ? composition.saliency() : null);
        return node;
    }

    private static void grid(ObjectNode node, String name, @Nullable Grid grid) {
        if (grid == null) {
            node.putNull(name);
        } else {
            node.putObject(name)
                    .put("width", grid.width())
                    .put("height", grid.height())
                    .put("cells", Base64.getEncoder().encodeToString(grid.cells()));
        }
    }

    private static ArrayNode palette(Palette palette) {
        ArrayNode swatches = Json.array();
        for (Palette.Swatch swatch : palette.swatches()) {
            swatches.addObject()
                    .put("rgb", String.format(Locale.ROOT, "#%06x", swatch.rgb()))
                    .put("share", swatch.share());
        }
        return swatches;
    }

    private static ObjectNode readiness(Readiness readiness) {
        ObjectNode node = Json.object().put("score", readiness.score());
        ArrayNode reasons = node.putArray("reasons");
        readiness.reasons().forEach(reasons::add);
        return node;
    }
}
