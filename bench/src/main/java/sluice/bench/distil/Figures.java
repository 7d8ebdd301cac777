package sluice.bench.distil;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import sluice.asset.Asset;
import sluice.asset.AssetId;

/**
 * What can be said of a few chosen ones.
 *
 * @param value mean
 * @param quality mean of those measured
 * @param distance mean of 1 − cosine over all pairs
 * @param coverage mean over all pictures of the cosine with the nearest of the chosen
 * @param valuedCoverage the same, weighted by value
 */
record Figures(double value, double quality, double distance, double coverage, double valuedCoverage) {
    static Figures of(Gallery gallery, List<AssetId> chosen) {
        List<Asset> assets = chosen.stream().map(gallery::asset).toList();
        double distance = 0;
        int pairs = 0;
        for (int i = 0; i < chosen.size(); i++) {
            for (int j = 0; j < i; j++) {
                distance += 1 - cosine(gallery, chosen.get(i), chosen.get(j));
                pairs++;
            }
        }
        return new Figures(
                mean(assets, Figures::value),
                mean(
                        assets.stream()
                                .filter(asset -> asset.standing().summary().quality() != null)
                                .toList(),
                        Figures::quality),
                distance / Math.max(1, pairs),
                coverage(gallery, chosen, false),
                coverage(gallery, chosen, true));
    }

    static double value(Asset asset) {
        Double value = asset.standing().value();
        return value == null ? 0 : value;
    }

    private static double quality(Asset asset) {
        Double quality = asset.standing().summary().quality();
        return quality == null ? 0 : quality;
    }

    private static double mean(List<Asset> assets, ToDoubleFunction<Asset> of) {
        return assets.stream().mapToDouble(of).average().orElse(0);
    }

    private static double coverage(Gallery gallery, List<AssetId> chosen, boolean valued) {
        double sum = 0;
        double weights = 0;
        for (Asset asset : gallery.assets) {
            double weight = valued ? value(asset) : 1;
            sum += weight
                    * chosen.stream()
                            .mapToDouble(one -> cosine(gallery, asset.id(), one))
                            .max()
                            .orElse(0);
            weights += weight;
        }
        return sum / weights;
    }

    private static double cosine(Gallery gallery, AssetId one, AssetId other) {
        float[] first = gallery.vectors.get(one);
        float[] second = gallery.vectors.get(other);
        if (first == null || second == null) {
            throw new IllegalStateException("only what has an embedding is compared");
        }
        return Taste.product(first, second);
    }

    static Figures mean(List<Figures> all) {
        return new Figures(
                average(all, Figures::value),
                average(all, Figures::quality),
                average(all, Figures::distance),
                average(all, Figures::coverage),
                average(all, Figures::valuedCoverage));
    }

    /** Standard deviations. */
    static Figures spread(List<Figures> all) {
        return new Figures(
                deviation(all, Figures::value),
                deviation(all, Figures::quality),
                deviation(all, Figures::distance),
                deviation(all, Figures::coverage),
                deviation(all, Figures::valuedCoverage));
    }

    private static double average(List<Figures> all, ToDoubleFunction<Figures> of) {
        return all.stream().mapToDouble(of).average().orElse(0);
    }

    private static double deviation(List<Figures> all, ToDoubleFunction<Figures> of) {
        double mean = average(all, of);
        return Math.sqrt(all.stream()
                        .mapToDouble(of)
                        .map(one -> (one - mean) * (one - mean))
                        .sum()
                / Math.max(1, all.size() - 1));
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.3f | %.3f |",
                name,
                value,
                quality,
                distance,
                coverage,
                valuedCoverage);
    }

    static String row(String name, Figures mean, Figures spread) {
        return String.format(
                Locale.ROOT,
                "| %s | %.3f ± %.3f | %.3f ± %.3f | %.3f ± %.3f | %.3f ± %.3f | %.3f ± %.3f |",
                name,
                mean.value,
                spread.value,
                mean.quality,
                spread.quality,
                mean.distance,
                spread.distance,
                mean.coverage,
                spread.coverage,
                mean.valuedCoverage,
                spread.valuedCoverage);
    }
}
