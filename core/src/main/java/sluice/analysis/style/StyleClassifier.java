package sluice.analysis.style;

import java.util.LinkedHashMap;
import java.util.Map;
import sluice.analysis.Embedded;
import sluice.analysis.Style;
import sluice.image.Raster;

/**
 * The style class of a picture: {@code photograph} (taken, or looking as if), {@code anime}, {@code illustration} (drawn
 * or painted otherwise) or {@code graphic} (screenshots, diagrams, logos). Below a probability of {@value #NAMED} the
 * style is {@link Style#UNSURE}: then 94 in 100 named styles were right, and 60 in 100 pictures had a name, judged on
 * pictures unlike those it was made from. {@code docs/measures.md} has the figures and what it confuses.
 *
 * <p>A linear head on the default embedder's vector and {@link PixelStatistics}. Vectors of another embedder have another
 * length and say nothing to it; the style is unsure then, since the statistics alone are too often wrong.
 */
public final class StyleClassifier {
    /** The least probability of a style that is named. */
    public static final double NAMED = 0.8;

    private final StyleHead head;

    public StyleClassifier() {
        this(StyleHead.shipped("mobilenet-v2-1.4.properties"));
    }

    StyleClassifier(StyleHead head) {
        this.head = head;
    }

    /** @param raster of at most 1,024 pixels a side, as for basic quality: the statistics depend on the size */
    public Style classify(Embedded embedded, Raster raster) {
        if (embedded.vector().length != head.components()) {
            return new Style(Style.UNSURE, 0, Map.of());
        }
        Map<String, Double> likeliestFirst = new LinkedHashMap<>();
        head.probabilities(embedded.vector(), PixelStatistics.of(raster)).entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> likeliestFirst.put(entry.getKey(), Math.min(1, entry.getValue())));
        Map.Entry<String, Double> likeliest =
                likeliestFirst.entrySet().iterator().next();
        String label = likeliest.getValue() >= NAMED ? likeliest.getKey() : Style.UNSURE;
        return new Style(label, likeliest.getValue(), likeliestFirst);
    }
}
