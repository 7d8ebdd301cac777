package sluice.models.cppn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sluice.models.OnnxGraph;

/**
 * The network that the built-in generator draws with. For every point of the plane it gives a tone, a height and a glow.
 * Nobody trained it: it is composed of functions whose pictures are known, and the weights that choose among them are
 * inputs, which words and seed set.
 */
public final class PatternNetwork {
    /** The motifs, in the order of the input {@code motifs}. */
    public static final List<String> MOTIFS = List.of(
            "spiral",
            "rings",
            "waves",
            "rays",
            "petals",
            "marble",
            "flow",
            "stripes",
            "cells",
            "crystal",
            "bubbles",
            "stars",
            "strata",
            "mountains",
            "skyline",
            "grid",
            "clouds",
            "orb");
    /** The numbers of the input {@code genes}, in their order. */
    public static final List<String> GENES =
            Arrays.stream(Gene.values()).map(Gene::name).toList();

    private PatternNetwork() {}

    /** The network as an ONNX file; always the same bytes. */
    public static byte[] toBytes() {
        OnnxGraph graph = new OnnxGraph("sluice-cppn");
        Expressions in = new Expressions(graph);
        Value at = in.input("at", 2, OnnxGraph.ANY);
        Value genes = in.input("genes", GENES.size());
        Value wanted = in.input("motifs", MOTIFS.size(), 1);
        Value sides = in.input("sides", MOTIFS.size(), 1);
        Scattered.Points points = new Scattered.Points(
                in.input("points", Scattered.POINTS, 2),
                in.input("squares", Scattered.POINTS, 1),
                in.input("marks", 4, Scattered.POINTS),
                in.input("sizes", Scattered.POINTS, 1));
        Plane plane = new Plane(in, at, genes);
        List<Supplier<Motif>> motifs = new ArrayList<>(Phases.of(plane));
        motifs.addAll(new Scattered(plane, points).motifs());
        motifs.addAll(new Scenes(plane).motifs());
        Value drift = plane.wash.times(plane.gene(Gene.WASH));
        Value nothing = drift.times(0);
        Value field = in.stacked(List.of(drift, nothing, nothing));
        Value weights = weights(plane, wanted, sides);
        for (int motif = 0; motif < motifs.size(); motif++) {
            field = field.plus(weighted(in, wanted.row(motif), weights, motif, motifs.get(motif)));
        }
        in.output("field", field, 3, OnnxGraph.ANY);
        return graph.toBytes(
                "sluice",
                Map.of(
                        "method",
                        "compositional pattern-producing network, Stanley 2007; untrained",
                        "motifs",
                        String.join(",", MOTIFS),
                        "genes",
                        String.join(",", GENES),
                        "field",
                        "tone, height, glow"));
    }

    /**
     * How much of each motif is at each point, adding up to 1: motifs of one side where the others are not, with a soft
     * border, so that each can be recognised where it is.
     */
    private static Value weights(Plane plane, Value wanted, Value sides) {
        Value down = plane.y.over(plane.gene(Gene.HALF_HEIGHT));
        Value place = plane.radius
                .from(0.7)
                .times(plane.gene(Gene.MEET_MIDDLE))
                .plus(down.times(plane.gene(Gene.MEET_BELOW)))
                .plus(plane.other.plus(plane.wash.times(0.5)).times(plane.gene(Gene.MEET_PATCHES)));
        Value here = wanted.times(sides.times(place.hyperbolicTangent()).plus(1));
        return here.over(here.sumOfRows().plus(1e-4));
    }

    /** What is not wanted is not computed: a picture costs what its own motifs do. */
    private static Value weighted(Expressions in, Value wanted, Value weights, int motif, Supplier<Motif> of) {
        return in.when(in.scalar(wanted.above(0)), 3, () -> {
            Value weight = weights.row(motif);
            Motif made = of.get();
            return in.stacked(List.of(
                    made.tone().times(weight),
                    made.height().times(weight),
                    made.glow().times(weight)));
        });
    }
}
