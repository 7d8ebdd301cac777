package sluice.adapters.comfyui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.comfyui.ComfyServer;
import sluice.contracts.render.GeneratorContract;
import sluice.contracts.render.Watching;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;
import sluice.render.generate.StepWatch;

@Timeout(180)
class ComfyGeneratorTest extends GeneratorContract {
    @TempDir
    Path workflows;

    private ComfyServer server;

    @BeforeEach
    void start() throws Exception {
        server = ComfyServer.start(Drawing.CHECKPOINT, "turbo/sdxl_turbo.safetensors");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Override
    protected Generator generator() {
        return Drawing.generator(server, Drawing.PATIENT, workflows);
    }

    /** A server draws from the first step to the last. */
    @Override
    protected boolean resumes() {
        return false;
    }

    @Test
    void modelsAreTheServersCheckpointsAndTheUsersWorkflows() throws Exception {
        Files.writeString(workflows.resolve("flux-dev.json"), TemplatesTest.OWN);
        try (Generator generator = generator()) {
            List<RenderModel> models = generator.models();
            assertEquals(
                    List.of("sd15-some-model-v1-5", "turbo-sdxl_turbo", "flux-dev"),
                    models.stream().map(RenderModel::id).toList());
            assertEquals(
                    List.of("sd15", "sdxl", "flux"),
                    models.stream().map(RenderModel::family).toList());
            assertFalse(models.get(2).startsFromImages());
            assertEquals(List.of("workflow"), models.get(2).samplers());
            assertEquals(1, models.get(2).mostSteps());
        }
    }

    @Test
    void anOwnWorkflowDraws() throws Exception {
        Files.writeString(workflows.resolve("mine.json"), TemplatesTest.OWN);
        try (Generator generator = generator();
                Pipeline pipeline = generator.open("mine", Recipe.ORIGINAL)) {
            Recipe recipe = Drawing.recipe(pipeline, "a \"quoted\" {{seed}} \\ prompt");
            Raster picture = Drawing.draw(pipeline, recipe, new Watching());
            assertEquals(recipe.width(), picture.width());
        }
    }

    @Test
    void aWorkflowOfItsOwnSizeIsRefusedByName() throws Exception {
        Files.writeString(
                workflows.resolve("fixed.json"),
                TemplatesTest.OWN.replace("\"width\": \"{{width}}\"", "\"width\": 64, \"note\": \"{{width}}\""));
        try (Generator generator = generator();
                Pipeline pipeline = generator.open("fixed", Recipe.ORIGINAL)) {
            Recipe recipe = Drawing.recipe(pipeline, "wide");
            GeneratorException refused =
                    assertThrows(GeneratorException.class, () -> Drawing.draw(pipeline, recipe, new Watching()));
            assertEquals(GeneratorException.Kind.REFUSED, refused.kind());
            assertTrue(String.valueOf(refused.getMessage()).contains("fixed.json draws 64x256"), refused::getMessage);
        }
    }

    @Test
    void anOlderServerDrawsToo() throws Exception {
        server.faults().old();
        try (Generator generator = generator();
                Pipeline pipeline = generator.open(generator.models().getFirst().id(), Recipe.ORIGINAL)) {
            Recipe recipe = Drawing.recipe(pipeline, "old");
            Drawing.draw(pipeline, recipe, new Watching());
            assertEquals(List.of("own-1"), server.drawn());
            assertTrue(server.requests().contains("GET /history/own-1"), server.requests()::toString);
        }
    }

    @Test
    void stepsAndPreviewsAreTold() throws Exception {
        List<Integer> done = new CopyOnWriteArrayList<>();
        List<Raster> previews = new ArrayList<>();
        StepWatch watch = new StepWatch() {
            @Override
            public void stepped(int image, int steps, Supplier<Latents> latents, Supplier<Raster> preview) {
                done.add(steps);
                previews.add(preview.get());
                assertEquals(steps, latents.get().step());
            }

            @Override
            public boolean cancelled(int image) {
                return false;
            }

            @Override
            public void whenAllCancelled(Runnable stop) {}

            @Override
            public void transported(double seconds) {
                assertTrue(seconds >= 0);
            }
        };
        // Each step begins when the one before has been told, so that none is passed over.
        server.faults().atStep(step -> Drawing.await(() -> step < 2 || done.contains(step - 1)));
        try (Generator generator = generator();
                Pipeline pipeline = generator.open(generator.models().getFirst().id(), Recipe.ORIGINAL)) {
            Recipe recipe = Drawing.recipe(pipeline, "steps");
            Drawing.draw(pipeline, recipe, watch);
            assertEquals(recipe.steps(), done.getLast());
            assertEquals(done.stream().sorted().distinct().toList(), done);
            assertTrue(done.size() >= 3, done::toString);
            assertEquals(16, previews.getLast().width(), "the latest frame");
        }
    }

    @Test
    void whatWasDrawnBeforeIsFetchedWhileItIsThere() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = generator.open(generator.models().getFirst().id(), Recipe.ORIGINAL)) {
            Recipe recipe = Drawing.recipe(pipeline, "again");
            Drawing.draw(pipeline, recipe, new Watching());
            Drawing.draw(pipeline, recipe, new Watching());
            assertEquals(1, server.drawn().size());
            server.clearFiles();
            Drawing.draw(pipeline, recipe, new Watching());
            assertEquals(2, server.drawn().size());
            assertNotEquals(server.drawn().get(0), server.drawn().get(1));
        }
    }
}
