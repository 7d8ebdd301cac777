package sluice.adapters.onnx.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.models.diffusion.TinyPipelines;
import sluice.models.diffusion.TinyShape.Family;
import sluice.render.generate.Tensor;

class OptimisedGraphsTest {
    private static final ProviderPlan CPU = ProviderPlan.cpu(1);

    @TempDir
    Path folder;

    @Test
    void aGraphIsOptimisedOnceAndRunsAsItself() throws Exception {
        Path graph = decoder();
        OptimisedGraphs kept = new OptimisedGraphs(folder.resolve("graphs"));
        float[] plain = run(graph, null);
        float[] first = run(graph, kept);
        Path made = only();
        byte[] bytes = Files.readAllBytes(made);
        assertArrayEquals(first, run(graph, kept), "bit by bit, whether it was there or not");
        assertEquals(made, only());
        assertArrayEquals(bytes, Files.readAllBytes(made));
        for (int at = 0; at < plain.length; at++) {
            assertEquals(plain[at], first[at], 1e-4);
        }
    }

    @Test
    void anotherGraphTakesItsPlace() throws Exception {
        Path graph = decoder();
        OptimisedGraphs kept = new OptimisedGraphs(folder.resolve("graphs"));
        run(graph, kept);
        Path before = only();
        Files.copy(
                TinyPipelines.write(folder.resolve("other"), Family.SDXL).resolve("vae_decoder/model.onnx"),
                graph,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        run(graph, kept);
        assertNotEquals(before, only(), "and what was made of the other one is gone");
    }

    @Test
    void weightsBesideTheGraphAreAPartOfIt() throws Exception {
        Path graph = decoder();
        String before = GraphKey.of(graph, "1", ExecutionProvider.CPU).name();
        assertEquals(before, GraphKey.of(graph, "1", ExecutionProvider.CPU).name());
        assertNotEquals(before, GraphKey.of(graph, "2", ExecutionProvider.CPU).name());
        assertNotEquals(before, GraphKey.of(graph, "1", ExecutionProvider.CUDA).name());
        Files.write(graph.resolveSibling("model.onnx_data"), new byte[3]);
        GraphKey heavier = GraphKey.of(graph, "1", ExecutionProvider.CPU);
        assertNotEquals(before, heavier.name());
        assertEquals(Files.size(graph) + 3, heavier.bytes());
    }

    @Test
    void aDamagedOneIsMadeAgain() throws Exception {
        Path graph = decoder();
        OptimisedGraphs kept = new OptimisedGraphs(folder.resolve("graphs"));
        float[] first = run(graph, kept);
        Files.write(only(), new byte[] {7, 7, 7});
        assertArrayEquals(first, run(graph, kept));
        assertTrue(Files.size(only()) > 1_000);
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOnlyTime() throws Exception {
        Path graph = decoder();
        Path file = Files.write(folder.resolve("graphs"), new byte[1]);
        assertArrayEquals(run(graph, null), run(graph, new OptimisedGraphs(file)));
    }

    /** Exports of more than 2 GB have their weights beside the graph; the runtime itself writes such a one here. */
    @Test
    void externalWeightsAreFound() throws Exception {
        Path graph = decoder();
        Path split = Files.createDirectories(folder.resolve("split")).resolve("model.onnx");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.setOptimizedModelFilePath(split.toString());
            options.addConfigEntry("session.optimized_model_external_initializers_file_name", "model.onnx_data");
            options.addConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", "1024");
            OnnxRuntime.environment().createSession(graph.toString(), options).close();
        }
        assertTrue(Files.size(split.resolveSibling("model.onnx_data")) > Files.size(split) / 4);
        float[] expected = run(graph, new OptimisedGraphs(folder.resolve("graphs")));
        assertArrayEquals(expected, run(split, new OptimisedGraphs(folder.resolve("others"))));
        assertFalse(Files.exists(folder.resolve("making-")));
    }

    private Path decoder() throws IOException {
        return TinyPipelines.write(folder.resolve("pipelines"), Family.SD15).resolve("vae_decoder/model.onnx");
    }

    private Path only() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("graphs"))) {
            List<Path> homes = all.toList();
            assertEquals(1, homes.size(), homes::toString);
            return homes.getFirst().resolve("model.onnx");
        }
    }

    private static float[] run(Path graph, @Nullable OptimisedGraphs kept) throws Exception {
        float[] latent = new float[4 * 8 * 8];
        for (int at = 0; at < latent.length; at++) {
            latent[at] = at % 7 - 3;
        }
        try (LoadedGraph loaded = LoadedGraph.open("decoder", graph, CPU, kept)) {
            Map<String, Tensor> given = loaded.run(
                    Map.of("latent_sample", new Tensor(new int[] {1, 4, 8, 8}, latent)), Set.of("sample"), new Stop());
            return java.util.Objects.requireNonNull(given.get("sample")).values();
        }
    }
}
