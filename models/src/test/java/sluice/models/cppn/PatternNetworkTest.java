package sluice.models.cppn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternNetworkTest {
    private static final Path SHIPPED =
            Path.of("../adapters/onnx/src/main/resources/sluice/adapters/onnx/cppn/cppn.onnx");
    private static final int POINTS = 300;
    private static final int MOTIFS = PatternNetwork.MOTIFS.size();

    @TempDir
    private Path folder;

    @Test
    void makingItAgainGivesTheShippedBytes() throws IOException {
        Path made = folder.resolve("made.onnx");
        MakePatternNetwork.main(new String[] {made.toString()});
        assertArrayEquals(Files.readAllBytes(SHIPPED), Files.readAllBytes(made));
        assertTrue(Files.size(made) < 2 << 20);
    }

    @Test
    void theProgramSaysWhatItNeeds() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> MakePatternNetwork.main(new String[0]));
        assertTrue(String.valueOf(failure.getMessage()).contains("one argument"), failure::toString);
    }

    /** Every motif by itself, and all at once, gives finite numbers everywhere, also in the middle of a centre. */
    @Test
    void everyMotifIsFiniteEverywhere() throws Exception {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(PatternNetwork.toBytes())) {
            for (int motif = 0; motif <= MOTIFS; motif++) {
                float[] wanted = new float[MOTIFS];
                for (int at = 0; at < MOTIFS; at++) {
                    wanted[at] = motif == MOTIFS ? 1f / MOTIFS : at == motif ? 1 : 0;
                }
                for (float number : field(session, wanted, points())) {
                    assertTrue(Float.isFinite(number), "motif " + motif);
                }
            }
        }
    }

    /** The spiral is the same when it is turned by an angle and drawn larger by what belongs to that angle. */
    @Test
    void theSpiralIsItselfWhenTurnedAndDrawnLarger() throws Exception {
        double turn = 0.7;
        double larger = Math.exp(-turn * 2 / 5.0);
        float[] at = new float[2 * POINTS];
        float[] turned = new float[2 * POINTS];
        SplittableRandom random = new SplittableRandom(3);
        for (int point = 0; point < POINTS; point++) {
            double x = random.nextDouble(0.3, 0.6);
            double y = random.nextDouble(-0.6, 0.6);
            at[point] = (float) x;
            at[POINTS + point] = (float) y;
            turned[point] = (float) (larger * (x * Math.cos(turn) - y * Math.sin(turn)));
            turned[POINTS + point] = (float) (larger * (x * Math.sin(turn) + y * Math.cos(turn)));
        }
        float[] wanted = new float[MOTIFS];
        wanted[0] = 1;
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(PatternNetwork.toBytes())) {
            float[] one = field(session, wanted, at);
            float[] other = field(session, wanted, turned);
            double difference = 0;
            double spread = 0;
            for (int point = 0; point < POINTS; point++) {
                difference += Math.abs(one[point] - other[point]) / POINTS;
                spread += Math.abs(one[point] - other[(point + POINTS / 2) % POINTS]) / POINTS;
            }
            // Slow drifts, which the bands are shifted by, are not turned.
            assertTrue(difference < 0.4 * spread, difference + " against " + spread);
        }
    }

    @Test
    void motifsThatAreNotWantedLeaveNoTrace() throws Exception {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(PatternNetwork.toBytes())) {
            float[] field = field(session, new float[MOTIFS], points());
            for (int at = POINTS; at < field.length; at++) {
                assertEquals(0, field[at], "neither height nor glow without a motif");
            }
        }
    }

    private static float[] points() {
        SplittableRandom random = new SplittableRandom(1);
        float[] at = new float[2 * POINTS];
        for (int number = 0; number < at.length; number++) {
            at[number] = (float) random.nextDouble(-3, 3);
        }
        at[0] = at[POINTS] = 0;
        at[1] = -1;
        at[POINTS + 1] = 0;
        return at;
    }

    /** Without bends, centred, with two arms. */
    private static float[] field(OrtSession session, float[] wanted, float[] at) throws Exception {
        float[] genes = new float[PatternNetwork.GENES.size()];
        genes[Gene.PIXEL.ordinal()] = 0.01f;
        genes[Gene.FREQUENCY.ordinal()] = 1;
        genes[Gene.CRISP.ordinal()] = 1;
        genes[Gene.ARMS.ordinal()] = 2;
        genes[Gene.TWIST.ordinal()] = 5;
        genes[Gene.PETALS.ordinal()] = 6;
        genes[Gene.RAYS.ordinal()] = 12;
        genes[Gene.TILT_COS.ordinal()] = 1;
        genes[Gene.ORB_RADIUS.ordinal()] = 0.2f;
        genes[Gene.HALF_HEIGHT.ordinal()] = 1;
        float[] scattered = new float[2 * Scattered.POINTS];
        float[] squares = new float[Scattered.POINTS];
        for (int point = 0; point < Scattered.POINTS; point++) {
            scattered[2 * point] = -2 * (point % 8 / 4f - 1);
            scattered[2 * point + 1] = -2 * (point / 8 / 2f - 1);
            squares[point] =
                    (scattered[2 * point] * scattered[2 * point] + scattered[2 * point + 1] * scattered[2 * point + 1])
                            / 4;
        }
        try (OnnxTensor points = tensor(at, 2, POINTS);
                OnnxTensor genome = tensor(genes, genes.length);
                OnnxTensor motifs = tensor(wanted, MOTIFS, 1);
                OnnxTensor sides = tensor(new float[MOTIFS], MOTIFS, 1);
                OnnxTensor twice = tensor(scattered, Scattered.POINTS, 2);
                OnnxTensor square = tensor(squares, Scattered.POINTS, 1);
                OnnxTensor marks = tensor(new float[4 * Scattered.POINTS], 4, Scattered.POINTS);
                OnnxTensor sizes = tensor(new float[Scattered.POINTS], Scattered.POINTS, 1);
                OrtSession.Result result = session.run(Map.of(
                        "at", points, "genes", genome, "motifs", motifs, "sides", sides, "points", twice, "squares",
                        square, "marks", marks, "sizes", sizes))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] field = new float[values.remaining()];
            values.get(field);
            assertEquals(3 * POINTS, field.length);
            return field;
        }
    }

    private static OnnxTensor tensor(float[] values, long... shape) throws Exception {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
    }
}
