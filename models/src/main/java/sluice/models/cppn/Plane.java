package sluice.models.cppn;

import java.util.SplittableRandom;

/**
 * The points of a picture, as they lie and as they are bent, and what all motifs make use of. The middle is the network
 * proper (K. O. Stanley, "Compositional pattern producing networks: a novel abstraction of development", 2007): two
 * hidden layers of sines with fixed weights over an endless plane, of which each seed sees another part.
 */
final class Plane {
    private static final int HIDDEN = 16;
    private static final int BENDS = 7;
    private static final long WEIGHTS = 20250107L;

    final Expressions in;
    final Value x;
    final Value y;
    /** Bent softly. */
    final Value bent;

    final Value bentX;
    final Value bentY;
    /** Stirred like a fluid. */
    final Value stirred;
    /** Slow drifts in about -1..1, three rows: bend, bend, wash and another. */
    final Value drifts;

    final Value wash;
    final Value other;
    /** Fractal clouds in about -1..1. */
    final Value clouds;

    final Value radius;
    final Value angle;
    final Value logRadius;
    private final Value genes;

    Plane(Expressions in, Value at, Value genes) {
        this.in = in;
        this.genes = genes;
        SplittableRandom random = new SplittableRandom(WEIGHTS);
        x = at.row(0);
        y = at.row(1);
        Value shift =
                in.column(1, 0).times(gene(Gene.SHIFT_X)).plus(in.column(0, 1).times(gene(Gene.SHIFT_Y)));
        drifts = network(at.plus(shift), random);
        wash = drifts.row(2);
        other = drifts.row(3);
        bent = at.plus(drifts.rows(0, 2).times(gene(Gene.WARP)));
        bentX = bent.row(0);
        bentY = bent.row(1);
        stirred = stirred(at.plus(shift), random);
        clouds = clouds(random);
        Value fromX = bentX.minus(gene(Gene.CENTRE_X));
        Value fromY = bentY.minus(gene(Gene.CENTRE_Y));
        radius = fromX.squared().plus(fromY.squared()).plus(1e-6).root();
        angle = angle(fromX, fromY);
        logRadius = radius.plus(0.015).logarithm();
    }

    Value gene(Gene gene) {
        return in.element(genes, gene.ordinal());
    }

    /** 1 where a quantity is above 0, over about a pixel where the quantity grows as fast as the plane. */
    Value step(Value quantity, double softness) {
        return quantity.over(gene(Gene.PIXEL).times(0.35).plus(softness)).sigmoid();
    }

    /** 1 where pixels are small enough for what is so fine, down to 0 where it would only alias. */
    Value detail(double fineness) {
        return gene(Gene.PIXEL)
                .times(gene(Gene.FREQUENCY))
                .times(-fineness)
                .plus(1.5)
                .positive()
                .atMost(1);
    }

    /** A number in 0..1 that belongs to a whole number. */
    Value hash(Value whole, double of) {
        Value wild = whole.times(12.9898).plus(of).plus(gene(Gene.PHASE)).sine().times(437.5453);
        return wild.minus(wild.floor());
    }

    private Value network(Value at, SplittableRandom random) {
        Value first = weights(random, HIDDEN, 2, 1.5)
                .product(at)
                .plus(phases(random, HIDDEN))
                .sine();
        Value second = weights(random, HIDDEN, HIDDEN, 0.75)
                .product(first)
                .plus(phases(random, HIDDEN))
                .sine();
        return weights(random, 4, HIDDEN, 0.5).product(second).hyperbolicTangent();
    }

    /** Each bend shifts the plane across its own direction by a sine along it, the finer the less. */
    private Value stirred(Value at, SplittableRandom random) {
        Value bend = at;
        double frequency = 1.7;
        double direction = random.nextDouble() * Math.PI;
        for (int k = 0; k < BENDS; k++) {
            double cos = Math.cos(direction);
            double sin = Math.sin(direction);
            Value along = in.matrix(1, 2, frequency * cos, frequency * sin)
                    .product(bend)
                    .plus(random.nextDouble() * 2 * Math.PI)
                    .sine()
                    .times(gene(Gene.TURBULENCE));
            bend = bend.plus(in.column(-sin / frequency, cos / frequency).product(along));
            frequency *= 1.42;
            direction += 2.2;
        }
        return bend;
    }

    private Value clouds(SplittableRandom random) {
        int octaves = 5;
        double[] weights = new double[4 * octaves];
        double[] phases = new double[2 * octaves];
        double[] strengths = new double[octaves];
        double frequency = 1.6;
        for (int octave = 0; octave < octaves; octave++) {
            double direction = random.nextDouble() * Math.PI;
            double across = direction + 1.2 + 0.7 * random.nextDouble();
            weights[2 * octave] = frequency * Math.cos(direction);
            weights[2 * octave + 1] = frequency * Math.sin(direction);
            weights[2 * (octaves + octave)] = frequency * Math.cos(across);
            weights[2 * (octaves + octave) + 1] = frequency * Math.sin(across);
            phases[octave] = 2 * Math.PI * random.nextDouble();
            phases[octaves + octave] = 2 * Math.PI * random.nextDouble();
            strengths[octave] = 0.62 * Math.pow(0.55, octave);
            frequency *= 2.07;
        }
        Value waves = in.matrix(2 * octaves, 2, weights)
                .product(stirred)
                .plus(in.column(phases))
                .sine();
        return in.matrix(1, octaves, strengths)
                .product(waves.rows(0, octaves).times(waves.rows(octaves, octaves)))
                .plus(wash.times(0.35));
    }

    /** The angle in -π..π by half of it, from the side on which nothing cancels out. */
    private Value angle(Value fromX, Value fromY) {
        Value right = fromY.over(radius.plus(fromX)).arcTangent();
        Value left = radius.minus(fromX).over(fromY).arcTangent();
        return fromX.below(0).choose(left, right).times(2);
    }

    private Value weights(SplittableRandom random, int rows, int columns, double strength) {
        double[] weights = new double[rows * columns];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = strength * (2 * random.nextDouble() - 1);
        }
        return in.matrix(rows, columns, weights);
    }

    private Value phases(SplittableRandom random, int rows) {
        double[] phases = new double[rows];
        for (int at = 0; at < rows; at++) {
            phases[at] = 2 * Math.PI * random.nextDouble();
        }
        return in.column(phases);
    }
}
