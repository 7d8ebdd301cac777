package sluice.models.cppn;

import java.util.List;
import java.util.function.Supplier;

/** Motifs around points that the seed scatters: cells, crystal, bubbles, stars. */
final class Scattered {
    /** Points of a picture. */
    static final int POINTS = 32;

    private final Plane plane;
    private final Points points;

    /**
     * The points of a picture.
     *
     * @param twice minus two times the points, [points, 2]
     * @param square their squared distances from the origin, [points, 1]
     * @param marks [4, points]: tone, slope in x, slope in y, height of the slope at the origin
     * @param sizes [points, 1]
     */
    record Points(Value twice, Value square, Value marks, Value sizes) {}

    Scattered(Plane plane, Points points) {
        this.plane = plane;
        this.points = points;
    }

    List<Supplier<Motif>> motifs() {
        return List.of(
                () -> cells(territories()), () -> crystal(territories()), () -> bubbles(territories()), this::stars);
    }

    /**
     * Who owns a place.
     *
     * @param nearest distance to the nearest point
     * @param marked the owner's marks, mixed along borders
     * @param border 0 within a cell, 1 on the border of two
     */
    private record Territories(Value distances, Value nearest, Value marked, Value border) {}

    private Territories territories() {
        Value distances = squares().plus(1e-7).root();
        Value nearest = distances.leastRow(POINTS);
        Value near = nearest.minus(distances).times(85).exponential();
        Value sum = near.sumOfRows();
        Value marked = points.marks().product(near).over(sum);
        return new Territories(distances, nearest, marked, sum.minus(1).atMost(1));
    }

    private Value squares() {
        Value own = plane.bent.squared().sumOfRows();
        return points.twice()
                .product(plane.bent)
                .plus(points.square())
                .plus(own)
                .positive();
    }

    private Motif cells(Territories cells) {
        Value nearest = cells.nearest();
        Value border = cells.border();
        Value tone = cells.marked().row(0);
        Value dome = nearest.squared().times(-7).exponential();
        Value shade = tone.times(0.62).plus(dome.times(0.3)).plus(0.02);
        return new Motif(shade, dome.times(0.3).minus(border.times(0.03)), border.times(-0.85));
    }

    private Motif crystal(Territories facets) {
        Value marked = facets.marked();
        Value facet = marked.row(1)
                .times(plane.bentX)
                .plus(marked.row(2).times(plane.bentY))
                .plus(marked.row(3));
        Value shade = marked.row(0).times(0.72).plus(facet.times(0.5)).plus(0.14);
        Value gleam = facets.border().times(0.45);
        return new Motif(shade, facet.times(0.35), gleam);
    }

    private Motif bubbles(Territories around) {
        Value tone = around.marked().row(0);
        Value depth = around.distances().minus(points.sizes()).leastRow(POINTS).times(-1);
        Value inside = plane.step(depth, 0.002);
        Value dome = depth.times(5).positive().atMost(1);
        Value round = dome.times(dome.from(2)).plus(1e-5).root();
        Value shade = inside.times(tone.times(0.5).plus(0.3).plus(round.times(0.12)))
                .plus(inside.from(1).times(plane.clouds.times(0.12).plus(0.16)));
        Value rim = depth.magnitude().times(-60).exponential().times(0.3);
        return new Motif(shade, round.times(inside).times(0.13), rim);
    }

    private Motif stars() {
        Value squares = squares();
        Value great = squares.times(-9000)
                .exponential()
                .plus(squares.times(-500).exponential().times(0.45));
        Value large = plane.in.matrix(1, POINTS, largeOnes()).product(great);
        Value dust = lattice(6.5, 1.7).plus(lattice(15, 5.1).times(0.7));
        Value nebula = plane.clouds.plus(0.15).positive();
        Value shade = nebula.times(0.5).plus(0.06).plus(plane.wash.times(0.05));
        return new Motif(shade, nebula.times(0.02), large.plus(dust).atMost(1));
    }

    private static double[] largeOnes() {
        double[] strengths = new double[POINTS];
        for (int point = 0; point < POINTS; point++) {
            strengths[point] = point % 3 == 0 ? 0.9 : 0.25;
        }
        return strengths;
    }

    /** One small star in each square of a lattice, most of them faint. */
    private Value lattice(double frequency, double kind) {
        Value at = plane.in.stacked(List.of(plane.x, plane.y)).times(frequency);
        Value cell = at.floor();
        Value id = cell.row(0).plus(cell.row(1).times(57));
        Value within = at.minus(cell);
        Value dx = within.row(0).minus(plane.hash(id, kind).times(0.6).plus(0.2));
        Value dy = within.row(1).minus(plane.hash(id, kind + 2.3).times(0.6).plus(0.2));
        Value size = plane.gene(Gene.PIXEL).times(0.8).plus(0.0035).times(frequency);
        Value bright = plane.hash(id, kind + 4.1).squared().squared();
        return dx.squared()
                .plus(dy.squared())
                .over(size.squared())
                .times(-1)
                .exponential()
                .times(bright);
    }
}
