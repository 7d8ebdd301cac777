package sluice.simulate;

import java.util.SplittableRandom;
import sluice.simulate.scenario.Making;
import sluice.simulate.scenario.PictureSize;

/** Draws sessions of images. */
final class SessionMaker {
    /** More appeal than there is. */
    private static final double NEVER_ENOUGH = 2;

    private final Making making;
    private final long seed;
    private final double sizes;
    private final double enough;

    SessionMaker(Making making, long seed) {
        this.making = making;
        this.seed = seed;
        this.sizes = making.sizes().stream().mapToDouble(PictureSize::share).sum();
        this.enough = enough(making);
    }

    /**
     * Adds the images of a session that is numbered already.
     *
     * @param attended whether somebody looks at it: else nobody makes larger versions of what is in it
     */
    void make(int session, int images, boolean attended, Assets assets) {
        SplittableRandom random = Chance.MAKING.of(seed, session);
        int end = assets.count() + images;
        while (assets.count() < end) {
            idea(session, end, attended ? enough : NEVER_ENOUGH, assets, random);
        }
    }

    private void idea(int session, int end, double enough, Assets assets, SplittableRandom random) {
        byte size = size(random.nextDouble() * sizes);
        double worth = random.nextDouble();
        assets.beginStack(session);
        do {
            double liking = worth + making.withinIdea() * (random.nextDouble() - 0.5);
            float appeal = (float) Math.clamp(liking, 0, 1);
            int made = assets.add(appeal, size);
            if (liking > enough && assets.count() < end) {
                assets.add(appeal, (byte) (-1 - size));
                assets.mark(made, Assets.Mark.UPSCALED);
            }
        } while (assets.count() < end && random.nextDouble() < making.seedVariations());
    }

    private byte size(double drawn) {
        double left = drawn;
        byte size = 0;
        while (size + 1 < making.sizes().size()
                && left >= making.sizes().get(size).share()) {
            left -= making.sizes().get(size++).share();
        }
        return size;
    }

    /** The liking that only the share with a larger version exceeds, found by halving. */
    private static double enough(Making making) {
        double low = -1;
        double high = 2;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (beyond(middle, making.withinIdea()) > making.upscaled()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return making.upscaled() <= 0 ? NEVER_ENOUGH : high;
    }

    /** Probability that worth, even from 0 to 1, and what is added to it, even from -w/2 to w/2, pass a threshold. */
    private static double beyond(double threshold, double within) {
        if (within < 1e-9) {
            return Math.clamp(1 - threshold, 0, 1);
        }
        double sum = 0;
        int parts = 1_000;
        for (int i = 0; i < parts; i++) {
            double added = within * ((i + 0.5) / parts - 0.5);
            sum += Math.clamp(1 - threshold + added, 0, 1) / parts;
        }
        return sum;
    }
}
