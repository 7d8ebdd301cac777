package sluice.adapters.onnx.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

@SuppressWarnings("NullAway.Init")
class GraphFileTest {
    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("model.onnx"), bytes);
    }

    @Test
    void whatIsReadIsWhatIsThere() throws Exception {
        byte[] graph = TinyGraphs.pictures();
        try (GraphFile file = GraphFile.open(file(graph))) {
            assertEquals(TinyGraphs.parsed(graph), file.model());
            assertEquals(graph.length, file.bytes());
        }
    }

    @Test
    void largeModelsHaveTheirWeightsBesideThem() throws Exception {
        ModelProto model = TinyGraphs.parsed(TinyGraphs.pictures());
        Path target = folder.resolve("split.onnx");
        long bytes = GraphWriting.write(model, target, 1_000);
        assertEquals(Files.size(target) + Files.size(folder.resolve("split.onnx_data")), bytes);
        assertTrue(Files.size(target) < 6_000, "the graph has " + Files.size(target) + " bytes");
        try (GraphFile file = GraphFile.open(target)) {
            assertEquals(model, file.model());
            assertTrue(file.bytes() > TinyGraphs.pictures().length);
        }
        List<OnnxSession.Feed> samples = TinyGraphs.pixels(1);
        float[] expected = TinyGraphs.vectors(TinyGraphs.pictures(), samples).getFirst();
        try (OnnxSession session = new OnnxSession(new OnnxGraphSource.InFile(target))) {
            assertArrayEquals(expected, session.run(samples.getFirst(), result -> TinyGraphs.vector(result)));
        }
    }

    @RepeatedTest(30)
    void damagedFilesAreRefusedAndNothingElse(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] graph = TinyGraphs.pictures();
        byte[] damaged = java.util.Arrays.copyOf(graph, random.nextInt(1, graph.length));
        for (int change = 0; change < 20; change++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        try (GraphFile file = GraphFile.open(file(damaged))) {
            assertFalse(file.model().getGraph().getNodeList().isEmpty());
        } catch (SluiceException refused) {
            assertTrue(refused.code() == FailureCode.INVALID || refused.code() == FailureCode.TOO_LARGE);
            assertTrue(String.valueOf(refused.getMessage()).contains("model.onnx"), refused::toString);
        }
    }

    @Test
    void whatIsNoGraphIsRefusedWithItsName() throws Exception {
        refused(new byte[0], "it is empty");
        refused(new byte[] {1, 2, 3}, "it is no ONNX file");
        refused(
                ModelProto.getDefaultInstance().toBuilder()
                        .setIrVersion(7)
                        .build()
                        .toByteArray(),
                "it has no graph");
    }

    @Test
    void aTensorThatPromisesMoreThanItHasIsRefused() throws Exception {
        refused(with(tensor -> tensor.setDims(0, 1_000)), "the tensor \"wide/w\" has 2,048 bytes instead of 64,000");
        refused(with(tensor -> tensor.setDims(0, Long.MAX_VALUE).setDims(1, 3)), "has the shape");
        refused(with(tensor -> tensor.setDims(0, -1)), "a dimension of -1");
    }

    @Test
    void dataFilesOutsideOfTheFolderAreRefused() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.write(folder.resolve("secret"), new byte[2_048]);
        Files.createSymbolicLink(inner.resolve("link"), folder.resolve("secret"));
        for (String[] wrong : new String[][] {
            {"../secret", "are outside of its folder"},
            {"link", "are outside of its folder"},
            {folder.resolve("secret").toString(), "as the place of its weights"},
            {"", "as the place of its weights"},
            {"none", "are not there"}
        }) {
            byte[] graph = with(tensor -> external(tensor, wrong[0], "0", "2048"));
            Path file = Files.write(inner.resolve("model.onnx"), graph);
            SluiceException refused = assertThrows(SluiceException.class, () -> GraphFile.open(file));
            assertTrue(String.valueOf(refused.getMessage()).contains(wrong[1]), refused::toString);
        }
        Files.write(inner.resolve("short"), new byte[100]);
        Path file = Files.write(inner.resolve("model.onnx"), with(tensor -> external(tensor, "short", "0", "2048")));
        SluiceException refused = assertThrows(SluiceException.class, () -> GraphFile.open(file));
        assertTrue(String.valueOf(refused.getMessage()).contains("beyond the end of"), refused::toString);
        SluiceException inMemory = assertThrows(
                SluiceException.class,
                () -> GraphFile.of(with(tensor -> external(tensor, "short", "0", "2048")), "one"));
        assertTrue(
                String.valueOf(inMemory.getMessage()).contains("its weights are in another file"), inMemory::toString);
    }

    private interface Change {
        TensorProto.Builder of(TensorProto.Builder tensor);
    }

    /** The graph with its first weights changed. */
    private static byte[] with(Change change) {
        ModelProto.Builder model = TinyGraphs.parsed(TinyGraphs.pictures()).toBuilder();
        change.of(model.getGraphBuilder().getInitializerBuilder(0));
        return model.build().toByteArray();
    }

    private static TensorProto.Builder external(TensorProto.Builder tensor, String... place) {
        String[] keys = {"location", "offset", "length"};
        tensor.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
        for (int at = 0; at < place.length; at++) {
            tensor.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(keys[at]).setValue(place[at]));
        }
        return tensor;
    }

    private void refused(byte[] bytes, String said) throws Exception {
        Path file = file(bytes);
        SluiceException refused = assertThrows(SluiceException.class, () -> GraphFile.open(file));
        assertEquals(FailureCode.INVALID, refused.code());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("model.onnx") && message.contains(said), message);
    }
}
