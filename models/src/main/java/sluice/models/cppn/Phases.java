package sluice.models.cppn;

import java.util.List;
import java.util.function.Supplier;

/**
 * Motifs that are bands of one phase: spiral, rings, waves, rays, petals, marble, flow, stripes. All get the same shape:
 * a band, and strands along it that are finest on its bright side.
 */
final class Phases {
    private Phases() {}

    static List<Supplier<Motif>> of(Plane plane) {
        Value none = plane.in.number(0);
        return List.of(
                () -> banded(plane, spiral(plane)).core(plane, 9, 0.5),
                () -> banded(plane, rings(plane)).motif(none),
                () -> banded(plane, waves(plane)).motif(none),
                () -> beams(plane, banded(plane, rays(plane))),
                () -> banded(plane, petals(plane)).core(plane, 9, 0.5),
                () -> {
                    Value phase = marble(plane);
                    return banded(plane, phase).motif(veins(phase, plane));
                },
                () -> banded(plane, flow(plane)).motif(none),
                () -> banded(plane, stripes(plane)).motif(none));
    }

    private record Band(Value bright, Value tone, Value height) {
        Motif motif(Value glow) {
            return new Motif(tone, height, glow);
        }

        /** With light in the middle, where the band is bright. */
        Motif core(Plane plane, double narrow, double strength) {
            Value light = plane.radius.squared().times(-narrow).exponential();
            return motif(light.times(bright).times(strength));
        }
    }

    private static Band banded(Plane plane, Value phase) {
        Value band = phase.plus(plane.other.times(0.4)).sine();
        Value bright = band.half();
        Value drift = plane.wash.times(2.5);
        Value fine = phase.times(4)
                .plus(drift)
                .sine()
                .times(0.26)
                .plus(phase.times(11).minus(drift).sine().times(0.13).times(plane.detail(75)))
                .plus(phase.times(29)
                        .plus(plane.clouds.times(5))
                        .sine()
                        .times(0.08)
                        .times(plane.detail(190)))
                .plus(plane.clouds.times(0.12));
        Value strands = fine.times(bright.times(0.8).plus(0.2)).times(plane.gene(Gene.STRANDS));
        Value shaped = band.times(plane.gene(Gene.CRISP)).hyperbolicTangent();
        Value tone = shaped.times(0.42).plus(0.5).plus(strands.times(0.55));
        return new Band(bright, tone, bright.times(0.11).plus(strands.times(0.045)));
    }

    /** Rays are brightest where they come from. */
    private static Motif beams(Plane plane, Band band) {
        Value tone = band.tone().times(0.75).plus(plane.radius.times(-0.12)).plus(0.2);
        return new Motif(
                tone, band.height(), plane.radius.times(-2.2).exponential().times(0.95));
    }

    /** Logarithmic: turning it is the same as drawing it larger. */
    private static Value spiral(Plane plane) {
        return plane.angle.times(plane.gene(Gene.ARMS)).plus(plane.logRadius.times(plane.gene(Gene.TWIST)));
    }

    private static Value rings(Plane plane) {
        return plane.radius.times(plane.gene(Gene.FREQUENCY)).times(19).minus(plane.gene(Gene.PHASE));
    }

    /** Crests that lean over, and lie closer together towards the top as on a sea. */
    private static Value waves(Plane plane) {
        Value far = plane.y.times(plane.y).times(-0.18).plus(plane.y);
        Value along = plane.x.times(2.3).plus(plane.y.times(1.1)).plus(plane.gene(Gene.PHASE));
        Value swell = along.plus(along.sine().times(0.55))
                .plus(plane.wash.times(1.6))
                .sine()
                .times(0.13);
        Value ripple = plane.x
                .times(6.1)
                .minus(plane.y.times(2.4))
                .plus(plane.other.times(3))
                .sine()
                .times(0.035);
        return far.plus(swell).plus(ripple).times(plane.gene(Gene.FREQUENCY)).times(11);
    }

    private static Value rays(Plane plane) {
        return plane.angle
                .times(plane.gene(Gene.RAYS))
                .plus(plane.wash.times(plane.radius).times(1.5));
    }

    /** Flowers within flowers: the radius of a band follows the petals. */
    private static Value petals(Plane plane) {
        Value lobes = plane.angle
                .times(plane.gene(Gene.PETALS))
                .times(0.5)
                .plus(plane.gene(Gene.PHASE))
                .cosine()
                .magnitude();
        return plane.logRadius
                .minus(lobes.plus(0.1).root().times(0.75))
                .times(plane.gene(Gene.FREQUENCY))
                .times(5.5);
    }

    private static Value marble(Plane plane) {
        return tilted(plane, plane.stirred)
                .times(1.7)
                .plus(plane.clouds.times(4.2))
                .times(plane.gene(Gene.FREQUENCY));
    }

    private static Value flow(Plane plane) {
        return plane.stirred
                .row(1)
                .times(2.6)
                .plus(plane.wash.times(3.2))
                .plus(plane.other.times(1.5))
                .times(plane.gene(Gene.FREQUENCY))
                .times(1.7);
    }

    private static Value stripes(Plane plane) {
        Value uneven =
                plane.bentX.times(5.3).plus(plane.gene(Gene.PHASE)).sine().times(0.9);
        return plane.bentX.times(plane.gene(Gene.FREQUENCY)).times(15).plus(uneven);
    }

    /** Thin and dark where the phase crosses a band's middle, with lighter ones between. */
    private static Value veins(Value phase, Plane plane) {
        Value dark = phase.cosine().magnitude().times(-24).exponential().times(-0.6);
        Value light = phase.times(0.5)
                .plus(plane.other.times(2))
                .cosine()
                .magnitude()
                .times(-30)
                .exponential();
        return dark.plus(light.times(0.8));
    }

    private static Value tilted(Plane plane, Value at) {
        return at.row(0).times(plane.gene(Gene.TILT_COS)).plus(at.row(1).times(plane.gene(Gene.TILT_SIN)));
    }
}
