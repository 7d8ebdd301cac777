package sluice.adapters.onnx.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.render.certify.Fidelity;

@SuppressWarnings("NullAway.Init")
class TransformationTest {
    @TempDir
    Path folder;

    /** The changed graph runs, takes and gives the same, comes out the same twice, and is as near as that. */
    private ModelProto near(byte[] graph, double cosine, Transformation... changes) throws Exception {
        ModelProto changed = TinyGraphs.changed(graph, folder, changes);
        assertEquals(changed, TinyGraphs.changed(graph, folder, changes));
        ModelProto before = TinyGraphs.parsed(graph);
        assertEquals(
                before.getGraph().getInputList().stream()
                        .map(ValueInfoProto::getType)
                        .toList(),
                changed.getGraph().getInputList().stream()
                        .map(ValueInfoProto::getType)
                        .toList());
        assertEquals(before.getGraph().getOutputList(), changed.getGraph().getOutputList());
        List<OnnxSession.Feed> samples = TinyGraphs.pixels(4);
        List<float[]> expected = TinyGraphs.vectors(graph, samples);
        List<float[]> found = TinyGraphs.vectors(changed.toByteArray(), samples);
        for (int at = 0; at < expected.size(); at++) {
            double near = Fidelity.cosine(expected.get(at), found.get(at));
            assertTrue(near >= cosine, "cosine " + near);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        return changed;
    }

    @Test
    void constantsChangeNothing() throws Exception {
        near(TinyGraphs.pictures(), 1 - 1e-9, new Constants());
    }

    @Test
    void weightsInBytesAreMultipliedOut() throws Exception {
        byte[] stored = TinyGraphs.changed(TinyGraphs.pictures(), folder, new Constants(), new WeightQuantisation())
                .toByteArray();
        ModelProto changed = near(stored, 1 - 1e-9, new Constants());
        assertFalse(TinyGraphs.operations(changed).containsKey("DequantizeLinear"));
    }

    @Test
    void halfPrecisionHalvesTheWeights() throws Exception {
        ModelProto changed = near(TinyGraphs.pictures(), 0.9999, new Constants(), new HalfPrecision());
        assertTrue(changed.getGraph().getInitializerList().stream()
                .allMatch(tensor -> tensor.getDataType() == TensorProto.DataType.FLOAT16_VALUE));
    }

    @Test
    void theAnglesOfSinesStayExact() {
        ModelProto changed = TinyGraphs.changed(TinyGraphs.waves(), folder, new Constants(), new HalfPrecision());
        List<OnnxSession.Feed> moments = List.of(
                TinyGraphs.feed("moment", new float[] {999}, 1, 1), TinyGraphs.feed("moment", new float[] {501}, 1, 1));
        List<float[]> expected = TinyGraphs.vectors(TinyGraphs.waves(), moments);
        List<float[]> found = TinyGraphs.vectors(changed.toByteArray(), moments);
        for (int at = 0; at < expected.size(); at++) {
            assertArrayEquals(expected.get(at), found.get(at), 0.03f);
        }
        assertEquals(2, TinyGraphs.operations(changed).get("Cast"));
    }

    @Test
    void numbersBeyondSixteenBitsBecomeTheLargest() {
        TensorProto mask = Tensors.floats("mask", new float[] {-3.4e38f, 1e6f, 1, Float.NaN}, 4L);
        try (NewWeights room = new NewWeights(folder)) {
            byte[] half = HalfPrecision.half(mask, "half", room).getRawData().toByteArray();
            assertArrayEquals(
                    new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0xFF, 0x7B, 0, 0x3C},
                    java.util.Arrays.copyOf(half, 6));
            assertTrue(Float.isNaN(Float.float16ToFloat((short) ((half[7] & 0xFF) << 8 | half[6] & 0xFF))));
        }
    }

    @Test
    void productsOfMatricesAreDoneInWholeNumbers() throws Exception {
        ModelProto changed = near(TinyGraphs.pictures(), 0.995, new Constants(), new DynamicQuantisation());
        Map<String, Long> operations = TinyGraphs.operations(changed);
        assertEquals(1, operations.get("MatMulInteger"), operations::toString);
        assertEquals(1, operations.get("Gemm"), "512 weights are not worth it");
        assertFalse(operations.containsKey("MatMul"));
    }

    private static <T> T named(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    @Test
    void convolutionsAreDoneInWholeNumbersByRangesFoundBeforehand() throws Exception {
        byte[] graph = TinyGraphs.pictures();
        Map<String, Range> ranges;
        try (GraphFile file = GraphFile.of(graph, "tiny.onnx");
                NewWeights room = new NewWeights(folder)) {
            Graph editing = new Graph(file.model(), room);
            ranges = new Calibration(folder).ranges(editing, TinyGraphs.pixels(6));
        }
        assertEquals(0, named(ranges, "wide/6").least());
        assertTrue(
                named(ranges, "pixels").least() < -2 && named(ranges, "pixels").most() > 2);
        ModelProto changed = near(graph, 0.99, new Constants(), new StaticQuantisation(ranges));
        Map<String, Long> operations = TinyGraphs.operations(changed);
        assertEquals(3, operations.get("Conv"));
        assertEquals(4, operations.get("QuantizeLinear"));
        assertFalse(operations.containsKey("Clip") || operations.containsKey("Relu"), operations::toString);
    }

    @Test
    void weightsAreKeptAsBytes() throws Exception {
        ModelProto changed = near(TinyGraphs.pictures(), 0.999, new Constants(), new WeightQuantisation());
        assertEquals(1, TinyGraphs.operations(changed).get("DequantizeLinear"));
    }

    @Test
    void channelsThatNobodyElseSeesAreLeftOut() throws Exception {
        ModelProto changed = near(TinyGraphs.pictures(), 0.5, new Constants(), new Pruning(0.25));
        Map<String, TensorProto> weights = changed.getGraph().getInitializerList().stream()
                .collect(java.util.stream.Collectors.toMap(TensorProto::getName, tensor -> tensor));
        assertEquals(List.of(24L, 16L, 1L, 1L), named(weights, "wide/w").getDimsList());
        assertEquals(List.of(24L, 1L, 3L, 3L), named(weights, "each/w").getDimsList());
        assertEquals(List.of(16L, 24L, 1L, 1L), named(weights, "narrow/w").getDimsList());
        assertEquals(List.of(24L, 16L), named(weights, "out/w").getDimsList());
        assertEquals(List.of(24L, 32L), named(weights, "last/w").getDimsList());
    }

    @Test
    void whatOthersSeeIsNotPruned() {
        ModelProto model = TinyGraphs.parsed(TinyGraphs.pictures());
        ModelProto seen = model.toBuilder()
                .setGraph(model.getGraph().toBuilder()
                        .addOutput(ValueInfoProto.newBuilder()
                                .setName("each")
                                .setType(model.getGraph().getOutput(0).getType()))
                        .addOutput(ValueInfoProto.newBuilder()
                                .setName("row/s")
                                .setType(model.getGraph().getOutput(0).getType())))
                .build();
        try (NewWeights room = new NewWeights(folder)) {
            assertEquals(0, new Pruning(0.25).apply(new Graph(seen, room)));
        }
    }
}
