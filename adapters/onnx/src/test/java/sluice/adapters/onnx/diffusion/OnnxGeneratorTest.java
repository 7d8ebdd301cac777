package sluice.adapters.onnx.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.models.diffusion.TinyShape.Family;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;

class OnnxGeneratorTest {
    @TempDir
    Path home;

    @Test
    void familiesAreKnownByTheirFiles() throws Exception {
        try (OnnxGenerator generator = TinyModels.generator(home, Family.values())) {
            List<RenderModel> models = generator.models();
            assertEquals(
                    List.of("tiny-sd-turbo", "tiny-sd15", "tiny-sdxl", "tiny-sdxl-turbo"),
                    models.stream().map(RenderModel::id).toList());
            RenderModel turbo = models.get(0);
            assertEquals(
                    List.of("euler", 1.0, false),
                    List.of(turbo.samplers().getFirst(), turbo.guidance(), turbo.takesNegative()));
            assertEquals(Map.of(Quality.DRAFT, 1, Quality.STANDARD, 2, Quality.HERO, 4), turbo.steps());
            RenderModel plain = models.get(1);
            assertEquals(
                    List.of("sd15", "dpmpp-2m", 7.5),
                    List.of(plain.family(), plain.samplers().getFirst(), plain.guidance()));
            assertFalse(plain.trained());
            assertEquals(16, plain.multiple());
            assertEquals("sdxl", models.get(2).family());
            assertEquals("euler-ancestral", models.get(3).samplers().getFirst());
            assertTrue(models.stream().allMatch(model -> model.bytes() > 250_000 && model.bytes() < 1_000_000));
        }
    }

    @Test
    void withoutAFolderThereAreNoModels() throws Exception {
        try (OnnxGenerator generator = TinyModels.over(home)) {
            assertEquals(List.of(), generator.models());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unet/model.onnx",
                "unet/config.json",
                "text_encoder/model.onnx",
                "text_encoder_2/model.onnx",
                "text_encoder/config.json",
                "vae_decoder/model.onnx",
                "vae_decoder/config.json",
                "tokenizer/vocab.json",
                "tokenizer_2/merges.txt",
                "tokenizer/tokenizer_config.json",
                "scheduler/scheduler_config.json"
            })
    void aMissingOrDamagedFileIsNamed(String file) throws Exception {
        try (OnnxGenerator generator = TinyModels.generator(home, Family.SDXL)) {
            Path path = home.resolve("pipelines/tiny-sdxl").resolve(file);
            Files.write(path, new byte[] {'{', 0, 1});
            assertRefused(generator, "tiny-sdxl/" + file, file.endsWith("merges.txt") ? "tokenizer_2/vocab" : file);
            Files.delete(path);
            assertRefused(generator, "tiny-sdxl/" + file, file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unet/config.json | \"cross_attention_dim\":80 | \"cross_attention_dim\":96 | unet/model.onnx",
                "unet/config.json | \"text_time\" | null | unet/config.json",
                "unet/config.json | \"in_channels\":4 | \"in_channels\":9 | unet/model.onnx",
                "model_index.json | ORTStableDiffusionXLPipeline | FluxPipeline | model_index.json",
                "scheduler/scheduler_config.json | scaled_linear | sigmoid | scheduler_config.json",
                "scheduler/scheduler_config.json | EulerDiscreteScheduler | ScoreSdeVeScheduler | scheduler_config.json",
                "tokenizer/tokenizer_config.json | \"pad_token\":\"<|endoftext|>\" | \"pad_token\":\"<pad>\" | tokenizer_config.json",
                "text_encoder/config.json | \"num_hidden_layers\":2 | \"num_hidden_layers\":9 | text_encoder/model.onnx",
                "vae_decoder/config.json | \"scaling_factor\":0.13025 | \"scaling_factor\":-1 | vae_decoder/config.json",
                "sluice.json | trained | talented | sluice.json"
            })
    void filesThatDoNotGoTogetherAreNamed(String file, String was, String becomes, String named) throws Exception {
        try (OnnxGenerator generator = TinyModels.generator(home, Family.SDXL)) {
            Path path = home.resolve("pipelines/tiny-sdxl").resolve(file);
            String text = Files.readString(path);
            assertTrue(text.contains(was), text);
            Files.writeString(path, text.replace(was, becomes));
            assertRefused(generator, named, file);
        }
    }

    @Test
    void aDamagedModelDoesNotHideTheOthers() throws Exception {
        try (OnnxGenerator generator = TinyModels.generator(home, Family.SD15, Family.SDXL)) {
            Files.delete(home.resolve("pipelines/tiny-sdxl/unet/config.json"));
            assertEquals(
                    List.of("tiny-sd15"),
                    generator.models().stream().map(RenderModel::id).toList());
        }
    }

    @Test
    void theOwnersWordGoes() throws Exception {
        try (OnnxGenerator generator = TinyModels.generator(home, Family.SD15)) {
            Files.writeString(home.resolve("pipelines/tiny-sd15/sluice.json"), """
                    {"best": "draft", "steps": {"hero": 9}, "guidance": 3, "batch": 2, "leastEdge": 32,
                     "mostPixels": 65536}""");
            RenderModel model = generator.models().getFirst();
            assertEquals(Quality.DRAFT, model.best());
            assertEquals(Map.of(Quality.DRAFT, 12, Quality.STANDARD, 25, Quality.HERO, 9), model.steps());
            assertEquals(
                    List.of(3.0, 2, 32, 65_536L, true),
                    List.of(model.guidance(), model.batch(), model.leastEdge(), model.mostPixels(), model.trained()));
        }
    }

    @Test
    void variantsHoldOnlyWhatDiffers() throws Exception {
        try (OnnxGenerator generator = TinyModels.generator(home, Family.SD15)) {
            Path model = home.resolve("pipelines/tiny-sd15");
            Path variant = Files.createDirectories(model.resolve("variants/halved/unet"));
            Files.write(variant.resolve("model.onnx"), new byte[] {1});
            assertEquals(
                    List.of(Recipe.ORIGINAL, "halved"),
                    generator.models().getFirst().variants());
            GeneratorException broken =
                    assertThrows(GeneratorException.class, () -> generator.open("tiny-sd15", "halved"));
            assertTrue(
                    String.valueOf(broken.getMessage()).contains("tiny-sd15/variants/halved/unet/model.onnx"),
                    broken.getMessage());
            Files.copy(
                    model.resolve("unet/model.onnx"),
                    variant.resolve("model.onnx"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            try (Pipeline pipeline = generator.open("tiny-sd15", "halved")) {
                assertEquals("halved", pipeline.variant());
            }
            assertEquals(
                    Kind.REFUSED,
                    assertThrows(GeneratorException.class, () -> generator.open("tiny-sd15", "../original"))
                            .kind());
        }
    }

    @Test
    void withoutItsProviderItIsGone() throws Exception {
        TinyModels.generator(home, Family.SD15).close();
        org.junit.jupiter.api.Assumptions.assumeFalse(
                ai.onnxruntime.OrtEnvironment.getAvailableProviders().contains(ai.onnxruntime.OrtProvider.CUDA));
        Path pipelines = home.resolve("pipelines");
        try (OnnxGenerator generator =
                new OnnxGenerator(pipelines, ProviderPlan.cuda(1, 0, 0), home.resolve("graphs"))) {
            assertEquals(
                    Kind.GONE,
                    assertThrows(GeneratorException.class, generator::models).kind());
        }
        try (OnnxGenerator generator =
                        new OnnxGenerator(pipelines, ProviderPlan.cuda(1, 0, 0).orCpu(), home.resolve("graphs"));
                Pipeline pipeline = generator.open("tiny-sd15", Recipe.ORIGINAL)) {
            assertEquals(1, generator.models().size());
            assertEquals(generator.models().getFirst(), pipeline.model());
        }
    }

    @Test
    void aClosedGeneratorIsGone() throws IOException {
        OnnxGenerator generator = TinyModels.generator(home, Family.SD15);
        generator.close();
        assertEquals(
                Kind.GONE,
                assertThrows(GeneratorException.class, generator::models).kind());
    }

    private static void assertRefused(OnnxGenerator generator, String named, String file) {
        GeneratorException refused =
                assertThrows(GeneratorException.class, () -> generator.open("tiny-sdxl", Recipe.ORIGINAL), file);
        String message = String.valueOf(refused.getMessage());
        assertEquals(Kind.REFUSED, refused.kind(), message);
        assertTrue(message.contains(named) || message.contains(file), message);
    }
}
