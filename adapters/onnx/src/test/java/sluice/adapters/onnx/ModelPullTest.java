package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.analysis.PullProgress;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** What can go wrong between a model hub and here. */
class ModelPullTest {
    private static final String PICTURES = "onnx/vision_model.onnx";
    private static final String AT = TinyJointModel.path(PICTURES);
    private static final String ID = TinyJointModel.ID;

    @TempDir
    private Path folder;

    private final TinyJointModel tiny = new TinyJointModel(false);
    private ModelHub hub;
    private OnnxModels models;

    @BeforeEach
    void open() throws IOException {
        hub = new ModelHub();
        tiny.serve(hub, "");
        models = new OnnxModels(folder, hub.address(), List.of(tiny.published(true)));
    }

    @AfterEach
    void close() {
        models.close();
        hub.close();
    }

    @Test
    void aBrokenConnectionIsTakenUpWhereItBroke() {
        hub.breakOff(1, 5_000);
        assertTrue(pull());
        assertEquals(AT, hub.requests().getFirst());
        assertRange(hub.requests().get(1));
        assertEquals(List.of(), models.verify(ID));
    }

    @Test
    void aSourceThatKeepsBreakingIsGivenUpAndWhatCameIsKept() throws IOException {
        hub.breakOff(3, 2_000);
        SluiceException failure = assertThrows(SluiceException.class, this::pull);
        assertEquals(FailureCode.STORAGE, failure.code());
        assertTrue(failure.code().retryable());
        long kept = Files.size(here("vision_model.onnx.part"));
        assertTrue(kept > 0 && kept <= 6_000, "kept " + kept);
        assertFalse(installed());

        hub.forget();
        assertTrue(pull());
        assertEquals(AT + " bytes=" + kept + "-", hub.requests().getFirst());
        assertEquals(List.of(), models.verify(ID));
        assertFalse(Files.exists(here("vision_model.onnx.part")));
    }

    @Test
    void aSourceThatKnowsNoRangesIsReadFromTheStart() throws IOException {
        hub.ignoreRanges();
        Files.createDirectories(here(""));
        Files.write(here("vision_model.onnx.part"), Arrays.copyOf(tiny.file(PICTURES), 3_000));
        assertTrue(pull());
        assertArrayEquals(tiny.file(PICTURES), Files.readAllBytes(here("vision_model.onnx")));
    }

    @Test
    void whatIsOnlyMissingItsNameIsNotFetchedAgain() throws IOException {
        Files.createDirectories(here(""));
        Files.write(here("vision_model.onnx.part"), tiny.file(PICTURES));
        Files.write(here("tokenizer.json"), tiny.file("tokenizer.json"));
        assertTrue(pull());
        assertEquals(List.of(TinyJointModel.path("onnx/text_model.onnx")), hub.requests());
    }

    @Test
    void aPartThatIsTooLongIsThrownAway() throws IOException {
        Files.createDirectories(here(""));
        Files.write(here("vision_model.onnx.part"), new byte[tiny.file(PICTURES).length + 1]);
        assertTrue(pull());
        assertEquals(AT, hub.requests().getFirst());
    }

    @Test
    void aWrongBeginningIsFoundOutAndTheNextPullStartsAnew() throws IOException {
        Files.createDirectories(here(""));
        Files.write(here("vision_model.onnx.part"), new byte[3_000]);
        SluiceException failure = assertThrows(SluiceException.class, this::pull);
        assertEquals(FailureCode.STORAGE, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).contains("SHA-256"), failure::toString);
        assertFalse(Files.exists(here("vision_model.onnx.part")));
        assertTrue(pull());
    }

    @Test
    void somethingElseThanWasPublishedIsRefused() {
        byte[] other = tiny.file(PICTURES).clone();
        other[other.length / 2] ^= 1;
        hub.serve(AT, other);
        SluiceException failure = assertThrows(SluiceException.class, this::pull);
        assertEquals(FailureCode.STORAGE, failure.code());
        assertEquals("vision_model.onnx", failure.subject());
        assertFalse(installed());
    }

    @Test
    void anotherSizeIsRefusedBeforeItsBytesAreTaken() {
        hub.serve(AT, new byte[4 << 20]);
        SluiceException failure = assertThrows(SluiceException.class, this::pull);
        assertTrue(String.valueOf(failure.getMessage()).contains("4194304 bytes"), failure::toString);
        assertFalse(Files.exists(here("vision_model.onnx.part")));
    }

    @Test
    void aMissingFileAndARefusalAreNamed() {
        hub.refuse(AT, 404);
        SluiceException missing = assertThrows(SluiceException.class, this::pull);
        assertEquals(FailureCode.NOT_FOUND, missing.code());
        assertEquals(hub.address() + AT, missing.subject());
        hub.refuse(AT, 403);
        SluiceException refused = assertThrows(SluiceException.class, this::pull);
        assertTrue(String.valueOf(refused.getMessage()).contains("403"), refused::toString);
        hub.refuse(AT, 503);
        SluiceException busy = assertThrows(SluiceException.class, this::pull);
        assertTrue(busy.code().retryable());
        assertTrue(String.valueOf(busy.getMessage()).contains("503"), busy::toString);
    }

    @Test
    void aRedirectIsFollowedAndTheRangeWithIt() throws IOException {
        hub.redirect(AT, "/elsewhere" + AT);
        tiny.serve(hub, "/elsewhere");
        Files.createDirectories(here(""));
        Files.write(here("vision_model.onnx.part"), Arrays.copyOf(tiny.file(PICTURES), 100));
        assertTrue(pull());
        assertEquals("/elsewhere" + AT + " bytes=100-", hub.requests().get(1));
    }

    @Test
    void redirectsThatLeadAstrayAreNotFollowed() {
        hub.redirect(AT, "file:///etc/hostname");
        assertEquals(
                FailureCode.STORAGE,
                assertThrows(SluiceException.class, this::pull).code());
        hub.redirect(AT, AT);
        SluiceException circle = assertThrows(SluiceException.class, this::pull);
        assertTrue(String.valueOf(circle.getMessage()).contains("more than 5 times"), circle::toString);
    }

    @Test
    void aSourceThatIsNotThereSaysSo() {
        String address = hub.address();
        hub.close();
        try (OnnxModels away = new OnnxModels(folder, address, List.of(tiny.published(true)))) {
            SluiceException failure = assertThrows(SluiceException.class, () -> away.pull(ID, PullProgress.UNWATCHED));
            assertEquals(FailureCode.STORAGE, failure.code());
            assertTrue(String.valueOf(failure.getMessage()).contains(address), failure::toString);
        }
    }

    @Test
    void anUnstatedChecksumIsFixedByTheFirstPull() throws IOException {
        try (OnnxModels unstated = new OnnxModels(folder, hub.address(), List.of(tiny.published(false)))) {
            assertTrue(unstated.pull(ID, PullProgress.UNWATCHED));
            assertEquals(3, Files.readAllLines(here("SHA256SUMS")).size());
            assertEquals(List.of(), unstated.verify(ID));
            byte[] damaged = Files.readAllBytes(here("tokenizer.json"));
            damaged[10] ^= 1;
            Files.write(here("tokenizer.json"), damaged);
            assertEquals(1, unstated.verify(ID).size());
            assertTrue(unstated.verify(ID).getFirst().startsWith("tokenizer.json is damaged"));
            hub.forget();
            assertTrue(unstated.pull(ID, PullProgress.UNWATCHED));
            assertEquals(List.of(TinyJointModel.path("tokenizer.json")), hub.requests());
            assertEquals(List.of(), unstated.verify(ID));
        }
    }

    @Test
    void aModelIsPulledOnceAtATime() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        hub.holdBehind(gate);
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Boolean> first = threads.submit(() -> models.pull(ID, new PullProgress() {
                @Override
                public void at(long bytes, long of) {
                    begun.countDown();
                }

                @Override
                public boolean cancelled() {
                    return false;
                }
            }));
            begun.await();
            SluiceException failure = assertThrows(SluiceException.class, this::pull);
            assertEquals(FailureCode.CONFLICT, failure.code());
            gate.countDown();
            assertTrue(first.get());
        }
        assertTrue(pull());
    }

    private boolean pull() {
        return models.pull(ID, PullProgress.UNWATCHED);
    }

    private boolean installed() {
        return models.list().stream().anyMatch(model -> model.id().equals(ID) && model.installed());
    }

    private Path here(String file) {
        return folder.resolve(ID).resolve(file);
    }

    private static void assertRange(String request) {
        assertTrue(request.matches(".* bytes=[1-9][0-9]*-"), request);
    }
}
