package sluice.adapters.onnx.cppn;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The network's inputs that hold for a whole picture: chosen by the seed, within what the words ask for.
 *
 * @param genes in the order of {@link #GENES}
 * @param motifs how much of each
 * @param sides on which each lies where two meet, -1 to 1
 * @param points minus two times the scattered points, x and y in turns
 * @param squares of the points' distances from the origin
 * @param marks four rows: each point's tone, slopes in x and y, height of its slope at the origin
 * @param sizes of the points
 */
record Genome(
        float[] genes, float[] motifs, float[] sides, float[] points, float[] squares, float[] marks, float[] sizes) {
    static final List<String> GENES = List.of(
            "PIXEL",
            "FREQUENCY",
            "WARP",
            "TURBULENCE",
            "STRANDS",
            "CRISP",
            "CENTRE_X",
            "CENTRE_Y",
            "ARMS",
            "TWIST",
            "PETALS",
            "RAYS",
            "TILT_COS",
            "TILT_SIN",
            "SHIFT_X",
            "SHIFT_Y",
            "PHASE",
            "ORB_X",
            "ORB_Y",
            "ORB_RADIUS",
            "HALF_HEIGHT",
            "WASH",
            "MEET_MIDDLE",
            "MEET_BELOW",
            "MEET_PATCHES");
    static final int POINTS = 32;
    private static final double FAR = 90;

    static Genome of(
            Wishes wishes, Vocabulary vocabulary, long seed, double halfWidth, double halfHeight, double pixel) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x2545F4914F6CDD1DL);
        double wild = wishes.wild();
        Meeting meeting = Meeting.of(wishes.motifs(), vocabulary, random);
        double direction = random.nextDouble() * 2 * Math.PI;
        double tilt = (random.nextDouble() - 0.5) * 0.9;
        int arms = (1 + random.nextInt(4) + (wild > 0.25 ? 1 : 0)) * (random.nextBoolean() ? 1 : -1);
        double[] genes = {
            pixel,
            (0.7 + 0.6 * random.nextDouble()) * Math.pow(1.45, wild),
            (0.04 + 0.09 * random.nextDouble()) * Math.pow(3, wild),
            (0.42 + 0.3 * random.nextDouble()) * Math.pow(1.35, wild),
            (0.75 + 0.35 * wild) * Math.pow(1.3, wishes.sharp()),
            1.25 * Math.pow(2.2, wishes.sharp()),
            (random.nextDouble() - 0.5) * 0.8,
            meeting.below() < 0 ? -(0.15 + 0.35 * random.nextDouble()) * halfHeight : (random.nextDouble() - 0.5) * 0.6,
            arms,
            (3.2 + 5 * random.nextDouble()) * Math.pow(1.2, wild),
            5 + random.nextInt(8),
            8 + random.nextInt(14),
            Math.cos(tilt),
            Math.sin(tilt),
            9 * Math.cos(direction) + 5 * random.nextDouble(),
            9 * Math.sin(direction) + 5 * random.nextDouble(),
            random.nextDouble() * 2 * Math.PI,
            (random.nextDouble() - 0.5) * 1.1 * halfWidth,
            (-0.62 + 0.42 * random.nextDouble()) * halfHeight,
            0.16 + 0.14 * random.nextDouble(),
            halfHeight,
            0.09 + 0.05 * random.nextDouble(),
            meeting.middle(),
            meeting.below(),
            meeting.patches()
        };
        return scattered(floats(genes), meeting, random, halfWidth, halfHeight);
    }

    /** Points on a jittered lattice of about square meshes, so that they lie apart and fill any shape of picture. */
    private static Genome scattered(
            float[] genes, Meeting meeting, SplittableRandom random, double halfWidth, double halfHeight) {
        int columns = (int) Math.clamp(Math.round(Math.sqrt(POINTS * halfWidth / halfHeight)), 1, POINTS);
        int rows = Math.max(1, POINTS / columns);
        float[] points = new float[2 * POINTS];
        float[] squares = new float[POINTS];
        float[] marks = new float[4 * POINTS];
        float[] sizes = new float[POINTS];
        for (int point = 0; point < POINTS; point++) {
            int row = point / columns;
            int column = point % columns;
            double x = halfWidth * (2.2 * (column + 0.1 + 0.8 * random.nextDouble()) / columns - 1.1);
            double y = halfHeight * (2.2 * (row + 0.1 + 0.8 * random.nextDouble()) / rows - 1.1);
            if (row >= rows) {
                // What is left over when the lattice is full lies where nobody sees it.
                x = FAR + point;
                y = FAR;
            }
            double direction = random.nextDouble() * 2 * Math.PI;
            points[2 * point] = (float) (-2 * x);
            points[2 * point + 1] = (float) (-2 * y);
            squares[point] = (float) (x * x + y * y);
            marks[point] = random.nextFloat();
            marks[POINTS + point] = (float) Math.cos(direction);
            marks[2 * POINTS + point] = (float) Math.sin(direction);
            marks[3 * POINTS + point] = (float) -(Math.cos(direction) * x + Math.sin(direction) * y);
        }
        for (int point = 0; point < POINTS; point++) {
            double wanted = 0.06 + 0.26 * random.nextDouble() * random.nextDouble();
            sizes[point] = (float) Math.min(wanted, 0.48 * toNext(points, point));
        }
        return new Genome(genes, meeting.motifs(), meeting.sides(), points, squares, marks, sizes);
    }

    /** How far away the nearest other point is; the points are held as minus two times themselves. */
    private static double toNext(float[] points, int point) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int other = 0; other < POINTS; other++) {
            if (other != point) {
                double dx = points[2 * other] - points[2 * point];
                double dy = points[2 * other + 1] - points[2 * point + 1];
                nearest = Math.min(nearest, Math.hypot(dx, dy) / 2);
            }
        }
        return nearest;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            floats[at] = (float) values[at];
        }
        return floats;
    }
}
