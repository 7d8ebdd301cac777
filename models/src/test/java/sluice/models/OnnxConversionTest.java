package sluice.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The converted graph, run, against the same network computed from the definitions. */
class OnnxConversionTest {
    private static final double CLOSE = 1e-3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theGraphComputesWhatTheNetworkDoes(long seed) throws OrtException {
        TinyNetwork network = new TinyNetwork(seed);
        Random random = new Random(seed);
        double[][][] picture = new double[TinyNetwork.EDGE][TinyNetwork.EDGE][TinyNetwork.CHANNELS];
        float[] planes = new float[TinyNetwork.EDGE * TinyNetwork.EDGE * TinyNetwork.CHANNELS];
        for (int y = 0; y < TinyNetwork.EDGE; y++) {
            for (int x = 0; x < TinyNetwork.EDGE; x++) {
                for (int c = 0; c < TinyNetwork.CHANNELS; c++) {
                    picture[y][x][c] = random.nextDouble();
                    planes[(c * TinyNetwork.EDGE + y) * TinyNetwork.EDGE + x] = (float) picture[y][x][c];
                }
            }
        }
        double[] embedding = network.embedding(picture);
        double[] probabilities = network.probabilities(embedding);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(converted(network));
                OnnxTensor input = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(planes), new long[] {1, 3, TinyNetwork.EDGE, TinyNetwork.EDGE});
                OrtSession.Result result = session.run(Map.of("input", input))) {
            assertArrayEquals(embedding, values(result, "embedding"), CLOSE);
            assertArrayEquals(probabilities, values(result, "probabilities"), CLOSE);
        }
        assertTrue(Arrays.stream(embedding).anyMatch(value -> Math.abs(value) > 0.1), "the network says something");
    }

    @Test
    void theSameNetworkGivesTheSameBytes() {
        assertArrayEquals(converted(new TinyNetwork(5)), converted(new TinyNetwork(5)));
    }

    @Test
    void whatTheConverterDoesNotKnowIsNamed() {
        String script = new TinyNetwork(1).script();
        byte[] shard = new TinyNetwork(1).shard();
        for (String[] change : new String[][] {
            {"op:\"AddV2\"", "op:\"Erf\"", "operation Erf"},
            {"dilations:{list:{i:[\"1\",\"1\"", "dilations:{list:{i:[\"1\",\"2\"", "dilation"},
            {"transpose_b:{b:!1}", "transpose_b:{b:!0}", "transposed"},
            {"op:\"Softmax\"", "op:\"Sigmoid\"", "no Softmax"},
            {"min:-3.125", "min:-3.14", "not one of its 256 steps"},
            {"dtype:\"uint8\"", "dtype:\"uint16\"", "quantised to uint8"},
            {"[\"sub\",\"conv/kernel\"", "[\"sub\",\"lost\"", "no weight lost"}
        }) {
            assertTrue(script.contains(change[0]), change[0]);
            String changed = script.replace(change[0], change[1]);
            IllegalArgumentException failure = assertThrows(
                    IllegalArgumentException.class,
                    () -> OnnxConversion.of(TfjsModel.of(ScriptLiteral.of(changed), List.of(shard))),
                    change[2]);
            assertTrue(String.valueOf(failure.getMessage()).contains(change[2]), failure::toString);
        }
    }

    @Test
    void shardsOfTheWrongLengthAreRefused() {
        TinyNetwork network = new TinyNetwork(1);
        byte[] shard = network.shard();
        for (int length : new int[] {shard.length - 1, shard.length + 1}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> TfjsModel.of(ScriptLiteral.of(network.script()), List.of(Arrays.copyOf(shard, length))));
        }
    }

    @Test
    void aScriptThatExportsNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ScriptLiteral.of("var a = 1;"));
        assertEquals("abc", ScriptLiteral.of("x(){e.exports=\"abc\"},{}").asString());
        assertTrue(ScriptLiteral.of("e.exports={a:!0,b:[!1]}").path("a").asBoolean());
    }

    private static byte[] converted(TinyNetwork network) {
        // Two shards, cut where no tensor ends.
        byte[] shard = network.shard();
        List<byte[]> shards = List.of(Arrays.copyOf(shard, 50), Arrays.copyOfRange(shard, 50, shard.length));
        return OnnxConversion.of(TfjsModel.of(ScriptLiteral.of(network.script()), shards))
                .toBytes("test", Map.of("made", "up"));
    }

    private static double[] values(OrtSession.Result result, String output) throws OrtException {
        float[][] rows = (float[][]) result.get(output).orElseThrow().getValue();
        double[] values = new double[rows[0].length];
        for (int at = 0; at < values.length; at++) {
            values[at] = rows[0][at];
        }
        return values;
    }
}
