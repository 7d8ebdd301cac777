package sluice.models.cppn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        Value weights = in.input("motifs", 1, MOTIFS.size());
        Value twice = in.input("points", Scattered.POINTS, 2);
        Value square = in.input("squares", Scattered.POINTS, 1);
        Value marks = in.input("marks", 4, Scattered.POINTS);
        Value sizes = in.input("sizes", Scattered.POINTS, 1);
        Plane plane = new Plane(in, at, genes);
        List<Motif> motifs = new ArrayList<>(Phases.of(plane));
        motifs.addAll(new Scattered(plane, twice, square).motifs(marks, sizes));
        motifs.addAll(new Scenes(plane).motifs());
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

    private static Value blended(Expressions in, Value weights, List<Motif> motifs, Function<Motif, Value> of) {
        return weights.product(in.stacked(motifs.stream().map(of).collect(Collectors.toList())));
    }
}
