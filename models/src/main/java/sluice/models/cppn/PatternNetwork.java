package sluice.models.cppn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sluice.models.OnnxGraph;

/**
 * The network that the built-in generator draws with. For every point of the plane it gives a tone, a height and a glow.
 * Nobody trained it: it is composed of functions whose pictures are known, and the weights that choose among them are
 * inputs, which words and seed set.
 */
public final class PatternNetwork {
    /** The motifs, in the order of the input {@code motifs}. */
    public static final List<String> MOTIFS = List.of(
            "spiral", "rings", "waves", "rays", "petals", "marble", "flow", "stripes", "cells", "crystal", "bubbles",
            "stars", "strata", "mountains", "skyline", "grid", "clouds", "orb");
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
        Value twice = in.input("points", Scattered.POINTS, 2);
        Value square = in.input("squares", Scattered.POINTS, 1);
        Value marks = in.input("marks", 4, Scattered.POINTS);
        Value sizes = in.input("sizes", Scattered.POINTS, 1);
        Plane plane = new Plane(in, at, genes);
        List<Motif> motifs = new ArrayList<>(Phases.of(plane));
        motifs.addAll(new Scattered(plane, twice, square).motifs(marks, sizes));
        motifs.addAll(new Scenes(plane).motifs());
        Value weights = weights(plane, wanted, sides);
        Value tone = blended(in, weights, motifs, Motif::tone).plus(plane.wash.times(plane.gene(Gene.WASH)));
        Value height = blended(in, weights, motifs, Motif::height);
        Value glow = blended(in, weights, motifs, Motif::glow);
        in.output("field", in.stacked(List.of(tone, height, glow)), 3, OnnxGraph.ANY);
        return graph.toBytes(
                "sluice",
                Map.of(
                        "method", "compositional pattern-producing network, Stanley 2007; untrained",
                        "motifs", String.join(",", MOTIFS),
                        "genes", String.join(",", GENES),
                        "field", "tone, height, glow"));
    }

    /**
     * How much of each motif is at each point, adding up to 1: motifs of one side where the others are not, with a soft
     * border, so that each can be recognised where it is.
     */
    private static Value weights(Plane plane, Value wanted, Value sides) {
        Value down = plane.y.over(plane.gene(Gene.HALF_HEIGHT));
        Value place = plane.radius.from(0.7).times(plane.gene(Gene.MEET_MIDDLE))
                .plus(down.times(plane.gene(Gene.MEET_BELOW)))
                .plus(plane.other.plus(plane.wash.times(0.5)).times(plane.gene(Gene.MEET_PATCHES)));
        Value here = wanted.times(sides.times(place.hyperbolicTangent()).plus(1));
        return here.over(here.sumOfRows().plus(1e-4));
    }

    private static Value blended(Expressions in, Value weights, List<Motif> motifs, Function<Motif, Value> of) {
        return weights.times(in.stacked(motifs.stream().map(of).toList())).sumOfRows();
    }
}
