package sluice.adapters.comfyui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.contracts.render.Watching;
import sluice.render.Recipe;
import sluice.render.generate.CancelledException;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Pipeline;
import tools.jackson.databind.JsonNode;

/** What a server and the network to it may do, and what becomes of an image then. */
@Timeout(180)
class ComfyFaultsTest {
    private static final Duration SOON = Duration.ofMillis(300);
    /** Everything else is answered within this, too, also by a machine that is busy. */
    private static final Duration AN_ANSWER = Duration.ofSeconds(8);

    @TempDir
    Path workflows;

    private static IntConsumer once(int step, Runnable action) {
        return now -> {
            if (now == step) {
                action.run();
            }
        };
    }

    private static GeneratorException failing(Drawing drawing, Kind kind, String... told) throws Exception {
        try (Pipeline pipeline = drawing.opened()) {
            Recipe recipe = Drawing.recipe(pipeline, "trouble");
            GeneratorException failure =
                    assertThrows(GeneratorException.class, () -> Drawing.draw(pipeline, recipe, new Watching()));
            assertEquals(kind, failure.kind(), failure::getMessage);
            for (String part : told) {
                assertTrue(String.valueOf(failure.getMessage()).contains(part), failure::getMessage);
            }
            return failure;
        }
    }

    /** Draws in spite of it, and once only. */
    private static void goingOn(Drawing drawing) throws Exception {
        try (Pipeline pipeline = drawing.opened()) {
            Drawing.draw(pipeline, Drawing.recipe(pipeline, "trouble"), new Watching());
            assertEquals(1, drawing.server.drawn().size());
        }
    }

    @Test
    void aDroppedSocketIsOpenedAgain() throws Exception {
        try (Drawing drawing = new Drawing()) {
            drawing.server.faults().atStep(step -> {
                if (step == 2) {
                    drawing.server.dropSockets();
                    Drawing.await(() -> Collections.frequency(drawing.server.requests(), "GET /ws") > 1);
                }
            });
            goingOn(drawing);
        }
    }

    @Test
    void garbageIsPassedOver() throws Exception {
        try (Drawing drawing = new Drawing()) {
            drawing.server.faults().atStep(once(2, drawing.server::sendGarbage));
            goingOn(drawing);
        }
    }

    @Test
    void aServerThatRestartsWithAnEmptyQueueIsGoneAndDrawsTheNextTime() throws Exception {
        try (Drawing drawing = new Drawing()) {
            drawing.server.faults().atStep(once(2, drawing.server::restart));
            failing(drawing, Kind.GONE, "lost the image");
            drawing.server.faults().atStep(step -> {});
            failingNoMore(drawing);
        }
    }

    @Test
    void aServerThatGoesAwayIsGone() throws Exception {
        try (Drawing drawing = new Drawing(Drawing.away(SOON), workflows)) {
            drawing.server.faults().atStep(once(2, () -> {
                try {
                    drawing.server.close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
            failing(drawing, Kind.GONE, "cannot be reached");
            GeneratorException gone = assertThrows(GeneratorException.class, drawing.generator::models);
            assertEquals(Kind.GONE, gone.kind());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/prompt", "/view"})
    void anAnswer500Fails(String path) throws Exception {
        try (Drawing drawing = new Drawing()) {
            drawing.server.faults().fail(path, 1);
            failing(drawing, Kind.FAILED, "status 500");
            failingNoMore(drawing);
        }
    }

    @Test
    void answers500WhileItDrawsAreWaitedOut() throws Exception {
        try (Drawing drawing = new Drawing()) {
            drawing.server.faults().atStep(once(2, () -> drawing.server.faults().fail("/api/jobs", 2)));
            goingOn(drawing);
        }
    }

    @Test
    void aLostAnswerToThePromptIsReconciled() throws Exception {
        try (Drawing drawing = new Drawing(Drawing.answering(AN_ANSWER), workflows)) {
            drawing.server.faults().stall("/prompt", 1);
            goingOn(drawing);
        }
    }

    @Test
    void answersThatDoNotComeAreWaitedOut() throws Exception {
        try (Drawing drawing = new Drawing(Drawing.answering(AN_ANSWER), workflows)) {
            drawing.server.faults().atStep(once(2, () -> drawing.server.faults().stall("/api/jobs", 1)));
            goingOn(drawing);
        }
    }

    @Test
    void aPictureThatDoesNotComeIsGone() throws Exception {
        try (Drawing drawing = new Drawing(Drawing.transferring(SOON), workflows)) {
            drawing.server.faults().stall("/view", 1);
            failing(drawing, Kind.GONE, "no answer within 300 ms");
        }
    }

    @Test
    void errorsOfANodeAreRefusedEvenIfTheWorkflowWasTaken() throws Exception {
        try (Drawing drawing = new Drawing()) {
            drawing.server.faults().halfRefusing();
            failing(drawing, Kind.REFUSED, "node 7 (PreviewImage)", "Value not in list, images");
            assertTrue(drawing.server.requests().stream().anyMatch(one -> one.endsWith("/cancel")));
        }
    }

    @Test
    void aWorkflowThatIsNotTakenIsRefusedWithTheNodeNamed() throws Exception {
        Files.writeString(
                workflows.resolve("text-to-image.json"),
                TemplatesTest.shipped("text-to-image").replace("KSampler", "FancySampler"));
        try (Drawing drawing = new Drawing(Drawing.PATIENT, workflows)) {
            failing(drawing, Kind.REFUSED, "node 5 (FancySampler)", "no such node");
            assertEquals(List.of(), drawing.server.drawn());
        }
    }

    @Test
    void oneThatNeverEndsIsEndedAndFails() throws Exception {
        try (Drawing drawing = new Drawing(Drawing.silent(SOON), workflows)) {
            drawing.server.faults().atStep(once(2, drawing.server::hang));
            failing(drawing, Kind.FAILED, "has said nothing of the image");
            String id = drawing.server.drawn().getFirst();
            Drawing.await(() -> drawing.server.ended(id).equals("error"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CUDA out of memory: tried to allocate 2 GiB., OUT_OF_MEMORY",
        "Allocation on device, OUT_OF_MEMORY",
        "mat1 and mat2 shapes cannot be multiplied, FAILED"
    })
    void whatANodeSaysIsToldAndANewAttemptIsMade(String message, Kind kind) throws Exception {
        try (Drawing drawing = new Drawing()) {
            drawing.server.faults().error(message);
            failing(drawing, kind, "KSampler", message.substring(0, 15));
            drawing.server.faults().error("");
            failingNoMore(drawing);
            assertEquals(2, drawing.server.drawn().size());
        }
    }

    @Test
    void oneThatSomebodyElseEndsFails() throws Exception {
        try (Drawing drawing = new Drawing()) {
            drawing.server.faults().atStep(once(2, drawing.server::interrupt));
            failing(drawing, Kind.FAILED, "somebody else");
        }
    }

    @Test
    void aWorkflowWithoutAPictureFails() throws Exception {
        try (Drawing drawing = new Drawing()) {
            drawing.server.faults().noPicture();
            failing(drawing, Kind.FAILED, "left no picture");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancellingEndsAStepUnderWay(boolean old) throws Exception {
        try (Drawing drawing = new Drawing();
                Pipeline pipeline = drawing.opened()) {
            if (old) {
                drawing.server.faults().old();
            }
            Watching watch = new Watching();
            drawing.server.faults().atStep(once(2, () -> {
                watch.cancelAll(1);
                drawing.server.hang();
            }));
            Recipe recipe = Drawing.recipe(pipeline, "unwanted");
            assertThrows(CancelledException.class, () -> Drawing.draw(pipeline, recipe, watch));
            String id = drawing.server.drawn().getFirst();
            Drawing.await(() -> drawing.server.ended(id).equals("error"));
            drawing.server.faults().atStep(step -> {});
            Drawing.draw(pipeline, Drawing.recipe(pipeline, "wanted"), new Watching());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancellingLeavesTheWorkOfOthersAlone(boolean old) throws Exception {
        CountDownLatch theirs = new CountDownLatch(1);
        try (Drawing drawing = new Drawing();
                Pipeline pipeline = drawing.opened()) {
            if (old) {
                drawing.server.faults().old();
            }
            drawing.server.faults().atStep(step -> awaiting(theirs));
            drawing.server.queueAnother("theirs", somebodys(drawing));
            Drawing.await(() -> drawing.server.drawn().size() == 1);
            Watching watch = new Watching();
            CompletableFuture<Void> ours = CompletableFuture.runAsync(() -> assertThrows(
                    CancelledException.class,
                    () -> Drawing.draw(pipeline, Drawing.recipe(pipeline, "unwanted"), watch)));
            Drawing.await(() -> drawing.server.requests().contains("POST /prompt"));
            watch.cancelAll(1);
            ours.join();
            assertFalse(drawing.server.requests().contains("POST /interrupt"));
            theirs.countDown();
            Drawing.await(() -> drawing.server.ended("theirs").equals("success"));
            assertEquals(List.of("theirs"), drawing.server.drawn());
        }
    }

    @Test
    void anImageThatWaitsTooLongBehindOthersIsTakenBack() throws Exception {
        CountDownLatch theirs = new CountDownLatch(1);
        try (Drawing drawing = new Drawing(Drawing.waiting(SOON), workflows)) {
            drawing.server.faults().atStep(step -> awaiting(theirs));
            drawing.server.queueAnother("theirs", somebodys(drawing));
            Drawing.await(() -> drawing.server.drawn().size() == 1);
            failing(drawing, Kind.FAILED, "behind others");
            theirs.countDown();
            Drawing.await(() -> drawing.server.ended("theirs").equals("success"));
            assertEquals(List.of("theirs"), drawing.server.drawn());
        }
    }

    @Test
    void oneThatIsUnderWayAlreadyIsNotDrawnTwice() throws Exception {
        try (Drawing drawing = new Drawing();
                ComfyGenerator restarted = Drawing.generator(drawing.server, Drawing.PATIENT, workflows);
                Pipeline before = drawing.opened();
                Pipeline after = restarted.open(before.model().id(), Recipe.ORIGINAL)) {
            Recipe recipe = Drawing.recipe(before, "the same");
            drawing.server
                    .faults()
                    .atStep(once(
                            2,
                            () -> Drawing.await(
                                    () -> Collections.frequency(drawing.server.requests(), "GET /ws") >= 2)));
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> drawn(before, recipe));
            Drawing.await(() -> drawing.server.drawn().size() == 1);
            drawn(after, recipe);
            first.join();
            assertEquals(1, drawing.server.drawn().size());
        }
    }

    @Test
    void closingTheGeneratorEndsWhatIsUnderWay() throws Exception {
        try (Drawing drawing = new Drawing();
                Pipeline pipeline = drawing.opened()) {
            drawing.server.faults().atStep(once(2, () -> {
                Thread.ofVirtual().start(drawing.generator::close);
                drawing.server.hang();
            }));
            GeneratorException gone = assertThrows(
                    GeneratorException.class,
                    () -> Drawing.draw(pipeline, Drawing.recipe(pipeline, "closing"), new Watching()));
            assertEquals(Kind.GONE, gone.kind());
            Drawing.await(() ->
                    drawing.server.ended(drawing.server.drawn().getFirst()).equals("error"));
        }
    }

    private static JsonNode somebodys(Drawing drawing) throws Exception {
        try (Pipeline pipeline = drawing.opened()) {
            Recipe recipe = Drawing.recipe(pipeline, "somebody else's");
            Template text = Templates.read(Drawing.NO_WORKFLOWS).checkpoints().text();
            return text.filled(Filling.of(recipe, Drawing.CHECKPOINT, false, null));
        }
    }

    private static void failingNoMore(Drawing drawing) throws Exception {
        try (Pipeline pipeline = drawing.opened()) {
            Drawing.draw(pipeline, Drawing.recipe(pipeline, "trouble"), new Watching());
        }
    }

    private static void drawn(Pipeline pipeline, Recipe recipe) {
        try {
            Drawing.draw(pipeline, recipe, new Watching());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
