package sluice.analysis;

import static sluice.failure.FailureCode.INVALID;
import static sluice.failure.FailureCode.UNSUPPORTED;

import java.util.Locale;
import java.util.Map;
import sluice.failure.SluiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings as JSON for storing: what is read is equal to what was written. Fields that are not known are passed over, so
 * that findings of a later build with the same version can be read; another version is refused.
 *
 * <p>{@code {"version": 1, "quality": {"sharpness": 0.8, …}, "style": {"label", "confidence", "scores": {…}},
 * "sensitive": 0.01}} and {@code {"version": 1, "quality": {"scores", "overall", "map"}, "composition": {…}, "palette":
 * [{"rgb": "#aabbcc", "share": 0.4}], "readiness": {"score", "reasons"}}}. Grids are {@code {"width", "height",
 * "cells"}} with the cells in Base64; what is absent is left out.
 */
public final class FindingsJson {
    /** Of the form that is written. */
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FindingsJson() {}

    public static String write(StandardFindings findings) {
        ObjectNode json = NODES.objectNode().put("version", VERSION);
        BasicQuality quality = findings.quality();
        json.putObject("quality")
                .put("sharpness", quality.sharpness())
                .put("noise", quality.noise())
                .put("exposure", quality.exposure())
                .put("contrast", quality.contrast())
                .put("colourfulness", quality.colourfulness())
                .put("blockiness", quality.blockiness())
                .put("banding", quality.banding())
                .put("overall", quality.overall());
        Style style = findings.style();
        json.putObject("style")
                .put("label", style.label())
                .put("confidence", style.confidence())
                .set("scores", scores(style.scores()));
        if (findings.sensitive() != null) {
            json.put("sensitive", findings.sensitive());
        }
        return json.toString();
    }

    public static String write(DeepFindings findings) {
        ObjectNode json = NODES.objectNode().put("version", VERSION);
        json.putObject("quality")
                .put("overall", findings.quality().overall())
                .set("scores", scores(findings.quality().scores()))
                .set("map", grid(findings.quality().map()));
        Composition composition = findings.composition();
        ObjectNode composed = json.putObject("composition")
                .put("focusX", composition.focusX())
                .put("focusY", composition.focusY())
                .put("thirds", composition.thirds())
                .put("symmetry", composition.symmetry())
                .put("balance", composition.balance())
                .put("negativeSpace", composition.negativeSpace());
        if (composition.horizon() != null && composition.horizonAngle() != null) {
            composed.put("horizon", composition.horizon()).put("horizonAngle", composition.horizonAngle());
        }
        composed.set("saliency", grid(composition.saliency()));
        var palette = json.putArray("palette");
        findings.palette()
                .swatches()
                .forEach(swatch -> palette.addObject()
                        .put("rgb", String.format(Locale.ROOT, "#%06x", swatch.rgb()))
                        .put("share", swatch.share()));
        ObjectNode readiness =
                json.putObject("readiness").put("score", findings.readiness().score());
        var reasons = readiness.putArray("reasons");
        findings.readiness().reasons().forEach(reasons::add);
        return json.toString();
    }

    /**
     * What {@link #write(StandardFindings)} wrote.
     *
     * @throws SluiceException {@code UNSUPPORTED} for another version; {@code INVALID}, with the field as its subject,
     *     for what is no such text
     */
    public static StandardFindings readStandard(String text) {
        Fields fields = document(text);
        Fields quality = fields.object("quality");
        Fields style = fields.object("style");
        return fields.made(() -> new StandardFindings(
                new BasicQuality(
                        quality.number("sharpness"),
                        quality.number("noise"),
                        quality.number("exposure"),
                        quality.number("contrast"),
                        quality.number("colourfulness"),
                        quality.number("blockiness"),
                        quality.number("banding"),
                        quality.number("overall")),
                new Style(style.text("label"), style.number("confidence"), style.scores("scores")),
                fields.numberOrNull("sensitive")));
    }

    /** What {@link #write(DeepFindings)} wrote; throws as {@link #readStandard} does. */
    public static DeepFindings readDeep(String text) {
        Fields fields = document(text);
        Fields quality = fields.object("quality");
        Fields composed = fields.object("composition");
        Fields readiness = fields.object("readiness");
        return fields.made(() -> new DeepFindings(
                new DetailedQuality(quality.scores("scores"), quality.number("overall"), quality.grid("map")),
                new Composition(
                        composed.grid("saliency"),
                        composed.number("focusX"),
                        composed.number("focusY"),
                        composed.number("thirds"),
                        composed.number("symmetry"),
                        composed.number("balance"),
                        composed.number("negativeSpace"),
                        composed.numberOrNull("horizon"),
                        composed.numberOrNull("horizonAngle")),
                new Palette(fields.swatches("palette")),
                new Readiness(readiness.number("score"), readiness.texts("reasons"))));
    }

    private static ObjectNode scores(Map<String, Double> scores) {
        ObjectNode json = NODES.objectNode();
        scores.forEach(json::put);
        return json;
    }

    private static ObjectNode grid(Grid grid) {
        return NODES.objectNode()
                .put("width", grid.width())
                .put("height", grid.height())
                .put("cells", grid.cells());
    }

    private static Fields document(String text) {
        try {
            Fields fields = new Fields(JSON.readTree(text), "findings");
            int version = fields.integer("version");
            if (version != VERSION) {
                throw SluiceException.about(
                        UNSUPPORTED, "version", "findings of version " + version + " are not known here");
            }
            return fields;
        } catch (JacksonException e) {
            throw new SluiceException(INVALID, "findings", "the findings are no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
