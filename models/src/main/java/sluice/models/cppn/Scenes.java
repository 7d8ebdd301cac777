package sluice.models.cppn;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Motifs that have an above and a below, or a lattice: strata, mountains, skyline, grid, clouds, orb. */
final class Scenes {
    private static final int LAYERS = 6;
    private static final int FEATURES = 9;

    private final Plane plane;
    private final Value nothing;
    /** -1 at the top of the picture, 1 at its bottom. */
    private final Value down;

    Scenes(Plane plane) {
        this.plane = plane;
        nothing = plane.in.number(0);
        down = plane.y.over(plane.gene(Gene.HALF_HEIGHT));
    }

    List<Supplier<Motif>> motifs() {
        return List.of(this::strata, this::mountains, this::skyline, this::grid, this::clouds, this::orb);
    }

    /** Layers of rock, each of its own tone, folded together. */
    private Motif strata() {
        Value fold = plane.wash
                .times(0.33)
                .plus(plane.x.times(2.1).plus(plane.other).sine().times(0.07));
        Value level = plane.y.plus(fold).times(plane.gene(Gene.FREQUENCY)).times(4.4);
        Value uneven =
                level.plus(level.times(1.9).plus(plane.gene(Gene.PHASE)).sine().times(0.3));
        Value layer = uneven.floor();
        Value within = uneven.minus(layer);
        Value blend = plane.step(within.minus(0.97), 0.006);
        Value tone = plane.hash(layer, 0.4)
                .times(blend.from(1))
                .plus(plane.hash(layer.plus(1), 0.4).times(blend));
        Value grain = uneven.times(26).plus(plane.clouds.times(4)).sine().times(0.03);
        Value shade = tone.times(0.72).plus(within.times(0.16)).plus(grain).plus(0.06);
        Value lip = within.times(-9).exponential();
        return new Motif(shade, within.times(0.05).minus(blend.times(0.05)).plus(grain.times(0.06)), lip.times(-0.4));
    }

    /** Ridges behind one another, the nearer the darker, with mist in the valleys. */
    private Motif mountains() {
        SplittableRandom random = new SplittableRandom(7L);
        double[] frequencies = new double[FEATURES];
        double[] phases = new double[FEATURES];
        double[] mix = new double[LAYERS * FEATURES];
        double[] bases = new double[LAYERS];
        for (int feature = 0; feature < FEATURES; feature++) {
            frequencies[feature] = 0.8 * Math.pow(1.48, feature);
            phases[feature] = 2 * Math.PI * random.nextDouble();
        }
        for (int layer = 0; layer < LAYERS; layer++) {
            bases[layer] = -0.3 + 0.25 * layer;
            for (int feature = 0; feature < FEATURES; feature++) {
                double strength = 0.34 * Math.pow(0.66, feature) * (1 - 0.05 * layer);
                mix[layer * FEATURES + feature] = strength * (1.6 * random.nextDouble() - 1.2);
            }
        }
        Value along = plane.x.plus(plane.gene(Gene.SHIFT_X).times(3));
        Value peaks = plane.in
                .column(frequencies)
                .times(along)
                .plus(plane.in.column(phases))
                .plus(plane.gene(Gene.PHASE))
                .sine()
                .magnitude()
                .from(1);
        Value ridges = plane.in
                .matrix(LAYERS, FEATURES, mix)
                .product(peaks)
                .plus(plane.in.column(bases))
                .plus(0.22)
                .times(plane.gene(Gene.FREQUENCY));
        Value below = down.minus(ridges);
        Value behind = plane.step(below, 0.001);
        Value covered = behind.sumOfRows();
        Value deepest = below.positive().times(behind);
        Value mist = deepest.times(-5).exponential().times(behind);
        Value last = mist.sumOfRows();
        Value sky = down.times(0.16).plus(plane.clouds.times(0.05)).plus(0.82);
        Value shade = sky.times(behind.row(0).from(1))
                .plus(covered.times(-0.145).plus(0.84).minus(last.times(0.07)).times(behind.row(0)));
        return new Motif(shade, covered.times(0.004), nothing);
    }

    /** Towers in three rows with lit windows. */
    private Motif skyline() {
        Value shade = down.times(0.3).plus(0.42).plus(plane.clouds.times(0.1));
        Value glow = nothing;
        for (int depth = 0; depth < 3; depth++) {
            double width = 5.5 - 1.2 * depth;
            Value across =
                    plane.x.plus(depth * 0.37).plus(plane.gene(Gene.SHIFT_Y)).times(width);
            Value tower = across.floor();
            Value within = across.minus(tower);
            Value top =
                    plane.hash(tower, 0.3 + depth).times(-0.95 + 0.12 * depth).plus(-0.05 + 0.33 * depth);
            Value side = within.minus(0.5).magnitude().times(-1).plus(0.47).times(1 / width);
            Value inside = plane.step(down.minus(top), 0.001).times(plane.step(side, 0.001));
            Value facade = within.times(0.12).plus(0.26 - 0.1 * depth);
            shade = shade.times(inside.from(1)).plus(inside.times(facade));
            Value rooms = within.times(7 - depth);
            Value floors = down.times(22 - 4 * depth);
            Value room = rooms.floor();
            Value storey = floors.floor();
            Value pane = pane(rooms.minus(room)).times(pane(floors.minus(storey)));
            Value lit = plane.hash(room.plus(tower.times(7.7)).plus(storey.times(31.3)), 1.1)
                    .minus(0.52)
                    .times(9)
                    .sigmoid();
            glow = glow.times(inside.from(1)).plus(inside.times(pane).times(lit).times(0.5 + 0.2 * depth));
        }
        return new Motif(shade, nothing, glow);
    }

    private static Value pane(Value within) {
        return within.minus(0.5).magnitude().from(0.3).times(22).sigmoid();
    }

    /** Tiles with bevelled edges. */
    private Motif grid() {
        Value cos = plane.gene(Gene.TILT_COS);
        Value sin = plane.gene(Gene.TILT_SIN);
        Value scale = plane.gene(Gene.FREQUENCY).times(3.1);
        Value across = plane.x
                .times(cos)
                .plus(plane.y.times(sin))
                .plus(plane.gene(Gene.PHASE).times(0.1))
                .times(scale);
        Value along = plane.y.times(cos).minus(plane.x.times(sin)).plus(0.17).times(scale);
        Value at = plane.in.stacked(List.of(across, along));
        Value cell = at.floor();
        Value toEdge = at.minus(cell).minus(0.5).magnitude().from(0.5);
        Value edge = toEdge.leastRow(2);
        Value bevel = edge.minus(0.035).times(8).positive().atMost(1);
        Value tile = plane.step(edge.minus(0.03), 0.006);
        Value tone = plane.hash(cell.row(0).plus(cell.row(1).times(31)), 0.9);
        Value inner = edge.times(40).sine().times(0.04).times(plane.gene(Gene.STRANDS));
        Value shade = tile.times(
                tone.times(0.6).plus(plane.wash.times(0.16)).plus(0.24).plus(inner));
        return new Motif(shade, bevel.times(0.045), tile.from(1).times(-0.5));
    }

    private Motif clouds() {
        Value soft = plane.clouds.times(0.5).plus(0.52);
        Value shade = soft.minus(down.times(0.06));
        return new Motif(
                shade,
                plane.clouds.times(0.15),
                plane.clouds.minus(0.3).positive().times(0.3));
    }

    /** A sun or moon with its halo, over water that glitters. */
    private Motif orb() {
        Value dx = plane.x.minus(plane.gene(Gene.ORB_X));
        Value dy = plane.y.minus(plane.gene(Gene.ORB_Y));
        Value distance = dx.squared().plus(dy.squared()).plus(1e-7).root();
        Value outside = distance.minus(plane.gene(Gene.ORB_RADIUS));
        Value disc = plane.step(outside.times(-1), 0.002);
        Value halo = outside.positive().times(-3).exponential();
        Value horizon = plane.step(down.minus(0.32), 0.002);
        Value depth = down.minus(0.3).positive().plus(0.02);
        Value ripple = plane.y
                .over(depth)
                .times(9)
                .plus(plane.clouds.times(3))
                .plus(dx.times(3))
                .sine();
        Value glitter = dx.squared()
                .over(depth.plus(0.06))
                .times(-14)
                .exponential()
                .times(ripple.times(4).sigmoid());
        Value sky = down.times(0.22).plus(0.42).plus(plane.clouds.times(0.1)).plus(halo.times(0.32));
        Value sea = ripple.times(0.07).plus(0.3).minus(depth.times(0.12));
        Value over = horizon.from(1);
        Value shade = sky.times(over).plus(sea.times(horizon));
        Value glow = disc.plus(halo.times(0.28))
                .times(over)
                .plus(glitter.times(horizon).times(0.75));
        return new Motif(shade, nothing, glow.atMost(1));
    }
}
