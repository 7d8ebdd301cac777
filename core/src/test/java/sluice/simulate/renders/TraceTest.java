package sluice.simulate.renders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.simulate.scenario.RendersScenario;

@SuppressWarnings("NullAway.Init")
class TraceTest {
    private static final String HEADING = "gmt_create,predict_type,predict_status,exec_time_seconds,groupId,"
            + "prompt_length,negative_prompt_length,num_images_per_prompt,num_inference_steps,"
            + "checkpoint_model_version_id,num_lora\n";

    @TempDir
    Path folder;

    private Trace read(String text) throws Exception {
        return TraceReader.read(Files.writeString(folder.resolve("trace.csv"), text));
    }

    private static String line(String time, String status, String seconds, String images, String steps, String model) {
        return time + ",TXT_2_IMG," + status + "," + seconds + ",G1,63.0,," + images + "," + steps + "," + model
                + ",0\n";
    }

    @Test
    void requestsAreReadInOrderAndOthersCounted() throws Exception {
        Trace trace = read(HEADING
                + line("2024-11-15 16:58:00", "SUCCEED", "43.0", "4.0", "40.0", "M1")
                + line("2024-11-15 16:57:50", "SUCCEED", "32.0", "1.0", "30.0", "M0")
                + line("2024-11-15 16:57:50", "FAILED", "0.0", "1.0", "30.0", "M0")
                + line("2024-11-15 16:57:50", "SUCCEED", "0.0", "1.0", "30.0", "M0")
                + line("2024-11-15 16:57:50", "SUCCEED", "32.0", "", "30.0", "M0")
                + line("2024-11-31 16:57:50", "SUCCEED", "32.0", "1", "30.0", "M0")
                + line("2024-11-15 16:57:50", "SUCCEED", "NaN", "1", "30.0", "M0")
                + "rubbish\n\n" + "x".repeat(5_000) + ",".repeat(20) + "\n");
        assertEquals(
                List.of(new Trace.Request(0, 32, 1, 30, "M0"), new Trace.Request(10, 43, 4, 40, "M1")),
                trace.requests());
        assertEquals(1, trace.unfinished());
        assertEquals(6, trace.malformed());
        assertEquals(5, trace.images());
        assertEquals(7.5, trace.load());
    }

    @Test
    void whatIsNoTraceIsNamed() {
        assertTrue(wrong("a,b,c\n").contains("no column \"gmt_create\""));
        assertTrue(wrong("").contains("no column"));
        assertTrue(wrong(HEADING).contains("no request in it that succeeded"));
        SluiceException none = assertThrows(SluiceException.class, () -> TraceReader.read(folder.resolve("none.csv")));
        assertTrue(String.valueOf(none.getMessage()).contains("none.csv"));
        SluiceException binary = assertThrows(
                SluiceException.class,
                () -> TraceReader.read(Files.write(folder.resolve("b.csv"), new byte[] {-1, -2, -3})));
        assertEquals(FailureCode.INVALID, binary.code());
    }

    private String wrong(String text) {
        SluiceException wrong = assertThrows(SluiceException.class, () -> read(text));
        assertEquals(FailureCode.INVALID, wrong.code());
        return String.valueOf(wrong.getMessage());
    }

    @Test
    void damagedTracesAreReadOrRefusedInWords() throws Exception {
        String sound = HEADING
                + line("2024-11-15 16:58:00", "SUCCEED", "43.0", "4.0", "40.0", "M1")
                        .repeat(3);
        SplittableRandom random = new SplittableRandom(5);
        for (int turn = 0; turn < 500; turn++) {
            byte[] damaged = sound.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(1, 20); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged.csv"), damaged);
            try {
                assertTrue(TraceReader.read(file).load() > 0);
            } catch (SluiceException e) {
                assertEquals(FailureCode.INVALID, e.code(), String.valueOf(e.getMessage()));
            }
        }
    }

    @Test
    void madeTracesHaveTheShapeThatIsAskedFor() {
        RendersScenario.Generated shape = new RendersScenario.Generated(
                20_000,
                10,
                0.1,
                2,
                30,
                10,
                10,
                1,
                List.of(new RendersScenario.Share(30, 3), new RendersScenario.Share(40, 1)),
                List.of(new RendersScenario.Share(1, 1), new RendersScenario.Share(4, 1)),
                0.5,
                0.3);
        Trace trace = TraceMaker.make(shape, 1);
        assertEquals(trace, TraceMaker.make(shape, 1));
        assertEquals(20_000, trace.requests().size());
        assertEquals(2.5, (double) trace.images() / 20_000, 0.05);
        assertEquals(
                0.75, trace.requests().stream().filter(one -> one.steps() == 30).count() / 20_000.0, 0.02);
        Map<String, Long> models =
                trace.requests().stream().collect(Collectors.groupingBy(Trace.Request::model, Collectors.counting()));
        assertEquals(10, models.size());
        assertEquals(
                10.0, (double) models.getOrDefault("model-1", 0L) / models.getOrDefault("model-10", 1L), 2, "Zipf");
        long evening = trace.requests().stream().filter(one -> hour(one) >= 20).count();
        long morning = trace.requests().stream()
                .filter(one -> hour(one) >= 8 && hour(one) < 12)
                .count();
        assertTrue(evening > 3 * morning, evening + " in the evening, " + morning + " in the morning");
    }

    private static double hour(Trace.Request request) {
        return request.at() % 86_400 / 3_600;
    }
}
