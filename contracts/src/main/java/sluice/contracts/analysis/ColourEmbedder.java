package sluice.contracts.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Embedded;
import sluice.analysis.Embedder;
import sluice.analysis.EmbeddingModel;
import sluice.analysis.TextEmbedder;
import sluice.image.Raster;

/** An embedder without a model: the mean colours of 4 × 4 fields, so that pictures of like colours lie together. */
public final class ColourEmbedder implements Embedder {
    static final int DIMENSIONS = 49;

    private static final int FIELDS = 4;

    private final EmbeddingModel model;
    private final @Nullable TextEmbedder text;

    public ColourEmbedder() {
        this("colours", null);
    }

    ColourEmbedder(String id, @Nullable TextEmbedder text) {
        this.model = new EmbeddingModel(id, DIMENSIONS);
        this.text = text;
    }

    @Override
    public EmbeddingModel model() {
        return model;
    }

    /** With one class, {@code light}, and its opposite, {@code dark}. */
    @Override
    public List<Embedded> embed(List<Raster> pictures) {
        List<Embedded> embedded = new ArrayList<>(pictures.size());
        for (Raster picture : pictures) {
            float[] vector = new float[DIMENSIONS];
            double sum = 0;
            for (int field = 0; field < FIELDS * FIELDS; field++) {
                double[] mean = mean(picture, field % FIELDS, field / FIELDS);
                for (int channel = 0; channel < 3; channel++) {
                    vector[3 * field + channel] = (float) (mean[channel] / 127.5 - 1);
                    sum += mean[channel];
                }
            }
            // So that a picture without any colour has a direction, too.
            vector[DIMENSIONS - 1] = 1;
            double light = sum / (3 * FIELDS * FIELDS * 255);
            embedded.add(new Embedded(unit(vector), Map.of("light", light, "dark", 1 - light)));
        }
        return List.copyOf(embedded);
    }

    @Override
    public Optional<TextEmbedder> text() {
        return Optional.ofNullable(text);
    }

    @Override
    public void close() {}

    static float[] unit(float[] vector) {
        double length = Cosine.length(vector);
        for (int at = 0; at < vector.length; at++) {
            vector[at] = (float) (vector[at] / length);
        }
        return vector;
    }

    private static double[] mean(Raster picture, int column, int row) {
        int left = column * picture.width() / FIELDS;
        int top = row * picture.height() / FIELDS;
        int right = Math.max(left + 1, (column + 1) * picture.width() / FIELDS);
        int bottom = Math.max(top + 1, (row + 1) * picture.height() / FIELDS);
        double[] mean = new double[3];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    mean[channel] += picture.rgb()[3 * (y * picture.width() + x) + channel] & 0xFF;
                }
            }
        }
        for (int channel = 0; channel < 3; channel++) {
            mean[channel] /= (double) (right - left) * (bottom - top);
        }
        return mean;
    }
}
