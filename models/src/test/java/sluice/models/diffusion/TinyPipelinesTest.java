package sluice.models.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sluice.models.OnnxGraph;
import sluice.models.diffusion.TinyShape.Family;

class TinyPipelinesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Family.class)
    void theSameShapeGivesTheSameBytesAndFewOfThem(Family family) throws IOException {
        Map<String, byte[]> once = files(TinyPipelines.write(folder.resolve("once"), family));
        Map<String, byte[]> again = files(TinyPipelines.write(folder.resolve("again"), family));
        assertEquals(once.keySet(), again.keySet());
        once.forEach((path, bytes) -> assertArrayEquals(bytes, again.get(path), path));
        int all = once.values().stream().mapToInt(bytes -> bytes.length).sum();
        assertTrue(all < 1_000_000, all + " bytes");
    }

    @Test
    void theGraphsTakeAndGiveWhatTheRealOnesDo() throws Exception {
        Path model = TinyPipelines.write(folder, Family.SDXL);
        assertEquals(
                Set.of("sample", "timestep", "encoder_hidden_states", "text_embeds", "time_ids"),
                names(model.resolve("unet/model.onnx"), true));
        assertEquals(
                Set.of("last_hidden_state", "text_embeds", "hidden_states.0", "hidden_states.1", "hidden_states.2"),
                names(model.resolve("text_encoder_2/model.onnx"), false));
        assertEquals(Set.of("latent_sample"), names(model.resolve("vae_decoder/model.onnx"), true));
        assertEquals(Set.of("latent_parameters"), names(model.resolve("vae_encoder/model.onnx"), false));
    }

    @Test
    void thereIsHalfPrecisionToo() throws Exception {
        Path model = folder.resolve("half");
        TinyPipelines.write(model, TinyShape.of(Family.SD15, OnnxGraph.Type.FLOAT16));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        for (String graph : List.of("text_encoder", "unet", "vae_decoder", "vae_encoder")) {
            try (OrtSession session = environment.createSession(
                    model.resolve(graph + "/model.onnx").toString())) {
                for (var output : session.getOutputInfo().values()) {
                    assertEquals(OnnxJavaType.FLOAT16, ((TensorInfo) output.getInfo()).type, graph);
                }
            }
        }
    }

    private static Set<String> names(Path graph, boolean inputs) throws Exception {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(graph.toString())) {
            return Set.copyOf(inputs ? session.getInputNames() : session.getOutputNames());
        }
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
