package sluice.bench.render;

/**
 * Seconds of the stages of one or many images.
 *
 * @param store what looking up and keeping took
 */
record StageSeconds(double encode, double denoise, double decode, double finish, double store) {
    static final StageSeconds NONE = new StageSeconds(0, 0, 0, 0, 0);

    double total() {
        return encode + denoise + decode + finish + store;
    }

    StageSeconds plus(StageSeconds other) {
        return new StageSeconds(
                encode + other.encode,
                denoise + other.denoise,
                decode + other.decode,
                finish + other.finish,
                store + other.store);
    }
}
