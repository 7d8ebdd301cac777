package sluice.adapters.onnx.optimize;

/** From where to where the values of a tensor go; zero is in it, so that padding with zeros stays exact. */
record Range(float least, float most) {
    private static final float LEAST_WIDTH = 1e-6f;

    Range {
        least = Math.min(least, 0);
        most = Math.max(most, 0);
        if (!(most - least >= LEAST_WIDTH)) {
            most = least + LEAST_WIDTH;
        }
        if (!Float.isFinite(least) || !Float.isFinite(most)) {
            throw new IllegalArgumentException("no range goes from " + least + " to " + most);
        }
    }

    Range and(Range other) {
        return new Range(Math.min(least, other.least), Math.max(most, other.most));
    }
}
