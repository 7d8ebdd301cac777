package sluice.contracts.analysis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import sluice.analysis.Analysis;
import sluice.analysis.BasicQuality;
import sluice.analysis.Composition;
import sluice.analysis.DeepFindings;
import sluice.analysis.DetailedQuality;
import sluice.analysis.Embedding;
import sluice.analysis.Grid;
import sluice.analysis.Palette;
import sluice.analysis.Readiness;
import sluice.analysis.StandardFindings;
import sluice.analysis.Style;
import sluice.asset.AssetId;
import sluice.asset.Tier;

/** Analyses made up from a number; the same number means the same findings. */
public final class Analyses {
    public static final String MODEL = "made-up-1.0";

    private Analyses() {}

    public static Analysis standard(AssetId asset, int number, Instant at) {
        return new Analysis(
                asset,
                Tier.STANDARD,
                standard(number),
                null,
                List.of(embedding(MODEL, Embedding.Kind.WHOLE, number)),
                at);
    }

    /** With a deep job's embedding of crops. */
    public static Analysis deep(AssetId asset, int number, Instant at) {
        return new Analysis(
                asset, Tier.DEEP, null, deep(number), List.of(embedding(MODEL, Embedding.Kind.CROPS, number)), at);
    }

    /** Both tiers at once. */
    public static Analysis complete(AssetId asset, int number, Instant at) {
        return new Analysis(
                asset,
                Tier.DEEP,
                standard(number),
                deep(number),
                List.of(embedding(MODEL, Embedding.Kind.WHOLE, number), embedding(MODEL, Embedding.Kind.CROPS, number)),
                at);
    }

    /** What a job that is only about another model finds. */
    public static Analysis embedded(AssetId asset, String model, int number, Instant at) {
        return new Analysis(asset, null, null, null, List.of(embedding(model, Embedding.Kind.WHOLE, number)), at);
    }

    public static StandardFindings standard(int number) {
        double share = share(number);
        boolean sure = number % 3 > 0;
        return new StandardFindings(
                new BasicQuality(share, 0.5, 1, 0, 0.25, share / 3, 0.75, share / 2),
                new Style(sure ? "painting" : Style.UNSURE, share, Map.of("painting", share, "photo", 1 - share)),
                number % 4 == 0 ? null : (Double) (share / 10));
    }

    public static DeepFindings deep(int number) {
        double share = share(number);
        boolean horizon = number % 2 == 0;
        return new DeepFindings(
                new DetailedQuality(Map.of("detail", share, "noise", 0.1), 1 - share / 2, grid(number)),
                new Composition(
                        grid(number + 1),
                        share,
                        0.5,
                        0.25,
                        1,
                        0,
                        share / 7,
                        horizon ? (Double) 0.5 : null,
                        horizon ? (Double) (-1.5 * share) : null),
                new Palette(List.of(new Palette.Swatch(number & 0xFFFFFF, 0.75), new Palette.Swatch(0xFFFFFF, 0.25))),
                new Readiness(share, horizon ? List.of() : List.of("too small for print", "雾 \"dull\"")));
    }

    private static Grid grid(int number) {
        byte[] cells = new byte[6];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) (number * 7 + i * 51);
        }
        return new Grid(3, 2, cells);
    }

    /** A vector of length 1 with components of many sizes and both signs. */
    public static Embedding embedding(String model, Embedding.Kind kind, int number) {
        float[] vector = new float[24];
        double square = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) Math.sin((number + 1) * (i + 1) + kind.ordinal());
            square += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return new Embedding(model, kind, vector);
    }

    private static double share(int number) {
        return Math.floorMod(number * 37, 101) / 100.0;
    }
}
