package sluice.adapters.onnx.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.models.OnnxGraph;
import sluice.render.generate.CancelledException;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Tensor;

class LoadedGraphTest {
    private static final ProviderPlan CPU = ProviderPlan.cpu(1);

    @TempDir
    Path folder;

    @Test
    void valuesAreGivenInTheGraphsOwnTypes() throws Exception {
        OnnxGraph graph = new OnnxGraph("types")
                .input("long", OnnxGraph.Type.INT64)
                .input("int", OnnxGraph.Type.INT32, 2)
                .input("half", OnnxGraph.Type.FLOAT16, 2)
                .node("Cast", List.of("long"), "a", Map.of("to", 1L))
                .node("Cast", List.of("int"), "b", Map.of("to", 1L))
                .node("Cast", List.of("half"), "c", Map.of("to", 1L))
                .node("Add", List.of("a", "b"), "ab", Map.of())
                .node("Add", List.of("ab", "c"), "sum", Map.of())
                .node("Cast", List.of("sum"), "small", Map.of("to", 10L))
                .output("sum", OnnxGraph.Type.FLOAT, 2)
                .output("small", OnnxGraph.Type.FLOAT16, 2);
        try (LoadedGraph loaded = open(graph.toBytes("test", Map.of()))) {
            assertEquals(Set.of("long", "int", "half"), loaded.inputs());
            assertArrayEquals(new long[0], loaded.shape("long").orElseThrow());
            Map<String, Tensor> given = loaded.run(
                    Map.of(
                            "long", new Tensor(new int[0], new float[] {999.6f}),
                            "int", new Tensor(new int[] {2}, new float[] {1, 20_000}),
                            "half", new Tensor(new int[] {2}, new float[] {0.1f, -0.5f})),
                    Set.of("sum", "small"),
                    new Stop());
            float tenth = Float.float16ToFloat(Float.floatToFloat16(0.1f));
            assertArrayEquals(
                    new float[] {1_001 + tenth, 20_999.5f}, tensor(given, "sum").values());
            assertArrayEquals(
                    new float[] {1_001, 20_992}, tensor(given, "small").values());
        }
    }

    @Test
    void missingAndDamagedFilesAreNamed() throws Exception {
        GeneratorException missing = assertThrows(
                GeneratorException.class, () -> LoadedGraph.open("m/unet/model.onnx", folder.resolve("no"), CPU, null));
        assertEquals(Kind.REFUSED, missing.kind());
        assertTrue(String.valueOf(missing.getMessage()).contains("m/unet/model.onnx is missing"));
        GeneratorException damaged = assertThrows(GeneratorException.class, () -> open(new byte[] {1, 2, 3}));
        assertEquals(Kind.REFUSED, damaged.kind());
        assertTrue(String.valueOf(damaged.getMessage()).contains("m/unet/model.onnx could not be loaded"));
    }

    @Test
    void aStoppedRunIsCancelledAndTheNextOneRuns() throws Exception {
        try (LoadedGraph loaded = open(doubling())) {
            Stop stop = new Stop();
            stop.now();
            assertThrows(CancelledException.class, () -> loaded.run(one(), Set.of("y"), stop));
            assertArrayEquals(
                    new float[] {4},
                    tensor(loaded.run(one(), Set.of("y"), new Stop()), "y").values());
            stop.now();
        }
    }

    @Test
    void inputsThatDoNotFitAreFailures() throws Exception {
        try (LoadedGraph loaded = open(doubling())) {
            GeneratorException unknown = assertThrows(
                    GeneratorException.class,
                    () -> loaded.run(Map.of("z", new Tensor(new int[] {1}, new float[1])), Set.of("y"), new Stop()));
            assertTrue(String.valueOf(unknown.getMessage()).contains("no input \"z\""));
            GeneratorException shape = assertThrows(
                    GeneratorException.class,
                    () -> loaded.run(Map.of("x", new Tensor(new int[] {2}, new float[2])), Set.of("y"), new Stop()));
            assertEquals(Kind.FAILED, shape.kind());
        }
    }

    @Test
    void aClosedGraphIsGone() throws Exception {
        LoadedGraph loaded = open(doubling());
        loaded.close();
        loaded.close();
        assertEquals(
                Kind.GONE,
                assertThrows(GeneratorException.class, () -> loaded.run(one(), Set.of("y"), new Stop()))
                        .kind());
    }

    @Test
    void aLackOfMemoryIsToldFromOtherFailures() {
        assertTrue(MemoryMessages.areMeantBy(
                "BFCArena::AllocateRawInternal Failed to allocate memory for requested buffer"));
        assertTrue(MemoryMessages.areMeantBy("CUDA failure 2: out of memory ; GPU=0"));
        assertTrue(MemoryMessages.areMeantBy("Error code - ORT_RUNTIME_EXCEPTION - message: std::bad_alloc"));
        assertTrue(!MemoryMessages.areMeantBy("Got invalid dimensions for input: x"));
    }

    private LoadedGraph open(byte[] graph) throws Exception {
        Path file = Files.write(folder.resolve("model.onnx"), graph);
        return LoadedGraph.open("m/unet/model.onnx", file, CPU, null);
    }

    private static Map<String, Tensor> one() {
        return Map.of("x", new Tensor(new int[] {1}, new float[] {2}));
    }

    private static Tensor tensor(Map<String, Tensor> given, String name) {
        Tensor tensor = given.get(name);
        if (tensor == null) {
            throw new AssertionError("no " + name);
        }
        return tensor;
    }

    static byte[] doubling() {
        return new OnnxGraph("doubling")
                .input("x", OnnxGraph.Type.FLOAT, 1)
                .floats("two", new float[] {2}, 1)
                .node("Mul", List.of("x", "two"), "y", Map.of())
                .output("y", OnnxGraph.Type.FLOAT, 1)
                .toBytes("test", Map.of());
    }
}
