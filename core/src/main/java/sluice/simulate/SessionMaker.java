package sluice.simulate;

import java.util.SplittableRandom;
import sluice.simulate.scenario.Making;
import sluice.simulate.scenario.PictureSize;

/** Draws sessions of images. */
final class SessionMaker {
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

    /** Adds the images of a session that is numbered already. */
    void make(int session, int images, Assets assets) {
        SplittableRandom random = Chance.MAKING.of(seed, session);
        int end = assets.count() + images;
        while (assets.count() < end) {
            idea(session, end, assets, random);
        }
    }

    private void idea(int session, int end, Assets assets, SplittableRandom random) {
        byte size = size(random.nextDouble() * sizes);
        double worth = random.nextDouble();
        assets.beginStack(session);
        do {
            double appeal = Math.clamp(worth + making.withinIdea() * (random.nextDouble() - 0.5), 0, 1);
            int made = assets.add((float) appeal, size);
            if (appeal > enough && assets.count() < end) {
                assets.add((float) appeal, (byte) (-1 - size));
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

    /** The appeal that only the share with a larger version exceeds, found by halving. */
    private static double enough(Making making) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (beyond(middle, making.withinIdea()) > making.upscaled()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return making.upscaled() >= 1 ? -1 : high;
    }

    /** Probability that worth, even from 0 to 1, and what is added to it, even from -w/2 to w/2, pass a threshold. */
    private static double beyond(double threshold, double within) {
        if (within < 1e-9) {
            return 1 - threshold;
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
