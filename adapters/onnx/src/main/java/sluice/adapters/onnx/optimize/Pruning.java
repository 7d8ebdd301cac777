package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Leaves out whole channels, the smallest by magnitude (the sum of absolute weights that make them, times that of those
 * that read them; after Li et al., arXiv:1608.08710), where it is certain that nothing else sees them: see
 * {@link ChannelRegion}. What is left is smaller dense arithmetic, which every runtime does faster. Nothing is trained
 * afterwards, so that fidelity falls fast. Single weights are not pruned: dense kernels take as long for a zero.
 */
final class Pruning implements Transformation {
    /** Channels are left in groups of so many, as vector units take them. */
    private static final int GROUP = 8;

    private final double share;

    /** @param share of the channels to leave out, above 0 and below 1 */
    Pruning(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share is above 0 and below 1, not " + share);
        }
        this.share = share;
    }

    @Override
    public int apply(Graph graph) {
        int pruned = 0;
        List<String> makers = graph.nodes().stream()
                .filter(node -> ChannelRegion.maker(node, graph).isPresent())
                .map(node -> node.getOutput(0))
                .toList();
        for (String output : makers) {
            Optional<ChannelRegion> region = graph.nodes().stream()
                    .filter(node -> node.getOutputList().contains(output))
                    .findFirst()
                    .flatMap(node -> ChannelRegion.behind(node, graph));
            if (region.isPresent() && prune(graph, region.get())) {
                pruned++;
            }
        }
        return pruned;
    }

    private boolean prune(Graph graph, ChannelRegion region) {
        int keep = (int) Math.ceil((1 - share) * region.channels() / GROUP) * GROUP;
        if (keep >= region.channels()) {
            return false;
        }
        int[] kept = kept(graph, region, keep);
        for (ChannelRegion.Part part : region.parts()) {
            TensorProto whole = graph.weights(part.tensor()).orElseThrow();
            graph.put(sliced(whole, part.axis(), kept, graph.room()));
        }
        List<NodeProto> nodes = new ArrayList<>(graph.nodes());
        nodes.replaceAll(node -> region.grouped().contains(node) ? regrouped(node, keep) : node);
        graph.nodes(nodes);
        return true;
    }

    private static NodeProto regrouped(NodeProto node, int groups) {
        NodeProto.Builder changed = node.toBuilder();
        changed.getAttributeBuilderList().stream()
                .filter(attribute -> attribute.getName().equals("group"))
                .forEach(attribute -> attribute.setI(groups));
        return changed.build();
    }

    /** The channels with the largest magnitudes, ascending; of equal ones the first. */
    private static int[] kept(Graph graph, ChannelRegion region, int keep) {
        double[] made = new double[region.channels()];
        double[] read = new double[region.channels()];
        for (ChannelRegion.Part part : region.parts()) {
            double[] sums = switch (part.role()) {
                case MAKES -> made;
                case READS -> read;
                case PASSES -> new double[region.channels()];
            };
            TensorProto tensor = graph.weights(part.tensor()).orElseThrow();
            FloatBuffer values = Tensors.floats(tensor);
            Channels channels = Channels.of(tensor, part.axis());
            for (int at = 0; at < values.limit(); at++) {
                sums[channels.of(at)] += Math.abs(values.get(at));
            }
        }
        return IntStream.range(0, made.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer channel) -> -made[channel] * read[channel])
                        .thenComparing(channel -> channel))
                .limit(keep)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static TensorProto sliced(TensorProto whole, int axis, int[] kept, NewWeights room) {
        FloatBuffer values = Tensors.floats(whole);
        Channels channels = Channels.of(whole, axis);
        int outer = values.limit() / (channels.step() * channels.count());
        ByteString raw = room.of(Float.BYTES * outer * kept.length * channels.step(), to -> {
            for (int before = 0; before < outer; before++) {
                for (int channel : kept) {
                    int from = (before * channels.count() + channel) * channels.step();
                    for (int at = from; at < from + channels.step(); at++) {
                        to.putFloat(values.get(at));
                    }
                }
            }
        });
        List<Long> dimensions = new ArrayList<>(whole.getDimsList());
        dimensions.set(axis < 0 ? axis + dimensions.size() : axis, (long) kept.length);
        return Tensors.of(whole.getName(), Tensors.FLOAT, dimensions, raw);
    }
}
