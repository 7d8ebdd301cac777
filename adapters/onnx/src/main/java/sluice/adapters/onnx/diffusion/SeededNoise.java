package sluice.adapters.onnx.diffusion;

/**
 * Gaussian noise that is the same on every machine and in every release: of a seed and a stream, of nothing else, so that
 * neither the batch nor where a rendering goes on changes it.
 *
 * <p>Bits are those of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014): number i of
 * a stream is {@code mix(key + (i + 1) · γ)} with the key {@code mix(mix(seed + γ) + stream · γ′)}; pairs of them become
 * normal by Box and Muller's transform, the cosine first, with {@link StrictMath}, whose results are the same everywhere.
 */
final class SeededNoise {
    /** The stream of the noise to begin with; that added after a step has the number of steps done, from 1. */
    static final int BEGINNING = 0;

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final long STREAM = 0xD1B54A32D192ED03L;
    private static final double UNIT = Math.scalb(1.0, -53);

    private SeededNoise() {}

    static float[] of(long seed, int stream, int count) {
        long key = mix(mix(seed + GAMMA) + stream * STREAM);
        float[] noise = new float[count];
        for (int at = 0; at < count; at += 2) {
            double radius = ((mix(key + (at + 1) * GAMMA) >>> 11) + 1) * UNIT;
            double angle = 2 * Math.PI * ((mix(key + (at + 2) * GAMMA) >>> 11) * UNIT);
            double length = StrictMath.sqrt(-2 * StrictMath.log(radius));
            noise[at] = (float) (length * StrictMath.cos(angle));
            if (at + 1 < count) {
                noise[at + 1] = (float) (length * StrictMath.sin(angle));
            }
        }
        return noise;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
